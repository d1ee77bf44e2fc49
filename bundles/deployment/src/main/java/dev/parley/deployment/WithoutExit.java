/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class as it was, but that its calls and method references of an {@link Exit} go to the substitute. */
final class WithoutExit extends ClassVisitor {

    private static final int ASM = Opcodes.ASM9;

    private final Set<Exit> used = EnumSet.noneOf(Exit.class);
    private String name;
    private boolean isInterface;

    private WithoutExit(ClassVisitor target) {
        super(ASM, target);
    }

    static byte[] of(ClassReader code) {
        var writer = new ClassWriter(code, 0);
        code.accept(new WithoutExit(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        this.name = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        return new Body(super.visitMethod(access, name, descriptor, signature, thrown));
    }

    @Override
    public void visitEnd() {
        used.forEach(exit -> exit.write(cv));
        super.visitEnd();
    }

    private Optional<Exit> exit(String owner, String method, String descriptor) {
        var exit = Exit.of(owner, method, descriptor);
        exit.ifPresent(used::add);
        return exit;
    }

    private Object harmless(Object constant) {
        if (constant instanceof Handle handle) {
            return exit(handle.getOwner(), handle.getName(), handle.getDesc())
                    .map(exit ->
                            new Handle(Opcodes.H_INVOKESTATIC, name, exit.substitute(), exit.descriptor(), isInterface))
                    .orElse(handle);
        }
        return constant instanceof ConstantDynamic dynamic ? harmless(dynamic) : constant;
    }

    private ConstantDynamic harmless(ConstantDynamic constant) {
        return new ConstantDynamic(
                constant.getName(),
                constant.getDescriptor(),
                constant.getBootstrapMethod(),
                IntStream.range(0, constant.getBootstrapMethodArgumentCount())
                        .mapToObj(constant::getBootstrapMethodArgument)
                        .map(this::harmless)
                        .toArray());
    }

    private final class Body extends MethodVisitor {

        Body(MethodVisitor target) {
            super(ASM, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean ofInterface) {
            exit(owner, method, descriptor)
                    .ifPresentOrElse(
                            exit -> super.visitMethodInsn(
                                    Opcodes.INVOKESTATIC, name, exit.substitute(), exit.descriptor(), isInterface),
                            () -> super.visitMethodInsn(opcode, owner, method, descriptor, ofInterface));
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            super.visitInvokeDynamicInsn(
                    method,
                    descriptor,
                    bootstrap,
                    Arrays.stream(arguments).map(WithoutExit.this::harmless).toArray());
        }

        @Override
        public void visitLdcInsn(Object constant) {
            super.visitLdcInsn(harmless(constant));
        }
    }
}
