/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** What compilers other than that of Java make of a class. */
class WithoutExitTest {

    private static final Handle EXIT = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
    private static final Handle INVOKE = new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/ConstantBootstraps",
            "invoke",
            MethodType.methodType(
                            Object.class,
                            MethodHandles.Lookup.class,
                            String.class,
                            Class.class,
                            MethodHandle.class,
                            Object[].class)
                    .toMethodDescriptorString(),
            false);

    @Test
    void a_constant_that_is_an_exit_throws() throws Exception {
        var handle = (MethodHandle) constant(EXIT).invoke(null);
        assertEquals(
                "A bundle must not end Parley: System.exit was called.",
                assertThrows(SecurityException.class, () -> {
                            handle.invokeExact(3);
                        })
                        .getMessage());
    }

    @Test
    void a_constant_that_an_exit_computes_throws() throws Exception {
        var constant = constant(new ConstantDynamic("none", "Ljava/lang/Object;", INVOKE, EXIT, 3));
        var failure = assertThrows(InvocationTargetException.class, () -> constant.invoke(null));
        assertTrue(failure.getCause().getCause() instanceof SecurityException, failure.getCause()::toString);
    }

    /** A method that returns a constant, of a class that was looked through. */
    private static Method constant(Object constant) throws Exception {
        var type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "dev/parley/deployment/Made", null, "java/lang/Object", null);
        var code = type.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "constant", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitLdcInsn(constant);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        type.visitEnd();
        var read = new ClassReader(type.toByteArray());
        assertTrue(Exit.isIn(read));
        return MethodHandles.lookup()
                .defineHiddenClass(WithoutExit.of(read), true)
                .lookupClass()
                .getMethod("constant");
    }
}
