/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The calls that end the process. Each has a substitute, which throws; a class that makes the call gets it. */
enum Exit {
    SYSTEM_EXIT("System", "exit", "(I)V"),
    RUNTIME_EXIT("Runtime", "exit", "(Ljava/lang/Runtime;I)V"),
    RUNTIME_HALT("Runtime", "halt", "(Ljava/lang/Runtime;I)V");

    private static final String LANG = "java/lang/";
    private static final String STATUS = "(I)V";
    private static final String REFUSAL = "java/lang/SecurityException";
    private static final int METHOD = 10; // CONSTANT_Methodref

    private final String type;
    private final String method;
    private final String descriptor;

    /** @param descriptor of the substitute, which is static and takes from the stack what the call takes */
    Exit(String type, String method, String descriptor) {
        this.type = type;
        this.method = method;
        this.descriptor = descriptor;
    }

    static Optional<Exit> of(String owner, String name, String descriptor) {
        return Arrays.stream(values())
                .filter(exit -> owner.equals(LANG + exit.type) && name.equals(exit.method) && descriptor.equals(STATUS))
                .findFirst();
    }

    /** Whether a class calls or mentions one of them. */
    static boolean isIn(ClassReader code) {
        var buffer = new char[code.getMaxStringLength()];
        return IntStream.range(1, code.getItemCount())
                .map(code::getItem)
                .filter(item -> item > 0 && code.readByte(item - 1) == METHOD)
                .anyMatch(item -> isAt(item, code, buffer));
    }

    private static boolean isAt(int item, ClassReader code, char[] buffer) {
        var method = code.getItem(code.readUnsignedShort(item + 2));
        return of(code.readClass(item, buffer), code.readUTF8(method, buffer), code.readUTF8(method + 2, buffer))
                .isPresent();
    }

    String substitute() {
        return "parley$" + method;
    }

    String descriptor() {
        return descriptor;
    }

    /** Writes the substitute into a class. */
    void write(ClassVisitor target) {
        var code = target.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, substitute(), descriptor, null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, REFUSAL);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn("A bundle must not end Parley: %s.%s was called.".formatted(type, method));
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, REFUSAL, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(3, 2);
        code.visitEnd();
    }
}
