/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The class that tight and counted loops call, with a method for each gate. HotSpot's compilers
 * treat the target of a {@link java.lang.invoke.MutableCallSite} as a constant ({@code
 * ciField::is_call_site_target}), and throw away the code that relies on it when it is set anew:
 * while a gate is not armed the call is compiled into nothing.
 *
 * <pre>{@code
 * package java.lang.invoke;
 *
 * public final class $Loopbrake$Gates {
 *   private static final MethodHandle idle = ... // some handle
 *   private static final MutableCallSite[] sites = new MutableCallSite[256];
 *   private static final MutableCallSite site7 = sites[7] = new MutableCallSite(idle);
 *
 *   @ForceInline
 *   public static void pass7() {
 *     if (site7.target != idle) {
 *       $Loopbrake.called();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>It is in {@code java.lang.invoke} because the field {@code target} is visible only there, and
 * a call of its getter would slow down the interpreter. All gates are one class, defined at the
 * start: a class that had to be defined while the JVM loads another would ask the application's
 * security manager, in the midst of class loading.
 *
 * <p>It is not renamed Java as {@link RuntimeTemplate} is: javac does not see the field {@code
 * target}, so it compiles no gate, and a template without the gates would have two fields and no
 * method. The class file (JVMS 4) is written number by number, without an assembler's work for each
 * of the 256 methods. Together with the definition of the class it takes some 10 ms of the JVM's
 * start.
 */
public final class GateClass {
  /**
   * The number of gates; a power of two. A stop arms only those of classes on the stack, and the
   * JVM throws away the compiled code of all that share them: with 64, a hot loop of H2 shared one
   * with the loop that a benchmark stops, and its thread lost up to twice as much.
   */
  public static final int COUNT = 256;

  /** The name in the JVM's form. */
  public static final String INTERNAL_NAME = "java/lang/invoke/$Loopbrake$Gates";

  /** The descriptor of the methods that gate checkpoints call. */
  public static final String PASS_DESCRIPTOR = "()V";

  static final String NAME = INTERNAL_NAME.replace('/', '.');
  static final String SITES = "sites";
  static final String IDLE = "idle";

  private static final String PASS = "pass";
  private static final int SPREAD = 16;

  private GateClass() {}

  /**
   * The gate that the loops of a class share, 0 to {@link #COUNT}-1. It depends on the name alone,
   * so that code from before a class was reloaded still passes the gate that a stop arms.
   *
   * @param className in Java's form or in the JVM's
   */
  public static int indexFor(String className) {
    int hash = 0;
    for (int i = 0; i < className.length(); i++) {
      char c = className.charAt(i);
      hash = 31 * hash + (c == '/' ? '.' : c);
    }
    return (hash ^ (hash >>> SPREAD)) & (COUNT - 1);
  }

  /**
   * The name of the static method, without parameters or result, that checkpoints of this gate
   * call.
   */
  public static String pass(int index) {
    return PASS + index;
  }

  /** Whether a class of this name, in either form, is the class of gates or the runtime class. */
  public static boolean isGateOrRuntime(String className) {
    return className.equals(NAME)
        || className.equals(RuntimeClass.NAME)
        || className.equals(INTERNAL_NAME)
        || className.equals(RuntimeClass.INTERNAL_NAME);
  }

  /**
   * The beginnings of the names, in the JVM's form, of the classes whose methods are checkpoints.
   */
  public static String[] checkpointOwnerPrefixes() {
    return new String[] {RuntimeClass.INTERNAL_NAME, INTERNAL_NAME};
  }

  static byte[] classFile() {
    try {
      return new Writer().write();
    } catch (IOException inMemory) {
      throw new IllegalStateException(inMemory);
    }
  }

  /** Writes the constants as they are needed, and the members beside them. */
  private static final class Writer {
    private static final int MAGIC = 0xcafebabe;
    private static final int JAVA_8 = 52;
    private static final int PUBLIC_FINAL_SUPER_SYNTHETIC = 0x1031;
    private static final int PUBLIC_STATIC = 0x0009;
    private static final int STATIC = 0x0008;
    private static final int PRIVATE_STATIC_FINAL = 0x001a;

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int INVOKE_STATIC_HANDLE = 6;

    private static final int ALOAD_0 = 0x2a;
    private static final int ALOAD_1 = 0x2b;
    private static final int ASTORE_0 = 0x4b;
    private static final int ASTORE_1 = 0x4c;
    private static final int AASTORE = 0x53;
    private static final int DUP = 0x59;
    private static final int IF_ACMPEQ = 0xa5;
    private static final int SIPUSH = 0x11;
    private static final int LDC_W = 0x13;
    private static final int RETURN = 0xb1;
    private static final int GETSTATIC = 0xb2;
    private static final int PUTSTATIC = 0xb3;
    private static final int GETFIELD = 0xb4;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKESTATIC = 0xb8;
    private static final int NEW = 0xbb;
    private static final int ANEWARRAY = 0xbd;

    private static final int PASS_CODE_LENGTH = 16;
    private static final int PASS_CODE_ATTRIBUTE = 37;
    private static final int STACK_MAP_ATTRIBUTE = 3;
    private static final int HINT_ATTRIBUTE = 6;
    private static final int EMPTY_CODE_ATTRIBUTE = 12;

    private final ByteArrayOutputStream constantBytes = new ByteArrayOutputStream(16_384);
    private final DataOutputStream constants = new DataOutputStream(constantBytes);
    private final ByteArrayOutputStream fieldBytes = new ByteArrayOutputStream(4096);
    private final DataOutputStream fields = new DataOutputStream(fieldBytes);
    private final ByteArrayOutputStream methodBytes = new ByteArrayOutputStream(16_384);
    private final DataOutputStream methods = new DataOutputStream(methodBytes);
    private final ByteArrayOutputStream initializerBytes = new ByteArrayOutputStream(8192);
    private final DataOutputStream initializer = new DataOutputStream(initializerBytes);
    private int lastConstant;

    private final int self = type(INTERNAL_NAME);
    private final int handleDescriptor = utf8("Ljava/lang/invoke/MethodHandle;");
    private final int siteClass = type("java/lang/invoke/MutableCallSite");
    private final int siteDescriptor = utf8("Ljava/lang/invoke/MutableCallSite;");
    private final int nothing = utf8(PASS_DESCRIPTOR);
    private final int code = utf8("Code");
    private final int stackMap = utf8("StackMapTable");
    private final int idleName = utf8(IDLE);
    private final int idle = member(FIELD, self, idleName, handleDescriptor);
    private final int target =
        member(FIELD, type("java/lang/invoke/CallSite"), utf8("target"), handleDescriptor);
    private final int called =
        member(METHOD, type(RuntimeClass.INTERNAL_NAME), utf8(RuntimeClass.CALLED), nothing);
    private final int newSite =
        member(METHOD, siteClass, utf8("<init>"), utf8("(Ljava/lang/invoke/MethodHandle;)V"));
    private final int hints = InliningHints.isForceSafe() ? utf8("RuntimeVisibleAnnotations") : 0;
    private final int force = hints == 0 ? 0 : utf8(InliningHints.FORCE);

    Writer() throws IOException {}

    byte[] write() throws IOException {
      int sitesName = utf8(SITES);
      int sitesDescriptor = utf8("[Ljava/lang/invoke/MutableCallSite;");
      field(idleName, handleDescriptor);
      field(sitesName, sitesDescriptor);
      beginInitializer(member(FIELD, self, sitesName, sitesDescriptor));
      int firstPass = 0;
      for (int index = 0; index < COUNT; index++) {
        int siteName = utf8("site" + index);
        int site = member(FIELD, self, siteName, siteDescriptor);
        int passName = utf8(GateClass.pass(index));
        field(siteName, siteDescriptor);
        makeSite(index, site);
        writePass(passName, site);
        firstPass = index == 0 ? passName : firstPass;
      }
      return classFile(endInitializer(firstPass));
    }

    private byte[] classFile(int initializerCode) throws IOException {
      int object = type("java/lang/Object");
      int initializerName = utf8("<clinit>");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(40_960);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(MAGIC);
      out.writeInt(JAVA_8);
      out.writeShort(lastConstant + 1);
      constantBytes.writeTo(out);
      out.writeShort(PUBLIC_FINAL_SUPER_SYNTHETIC);
      out.writeShort(self);
      out.writeShort(object);
      out.writeShort(0);
      out.writeShort(2 + COUNT);
      fieldBytes.writeTo(out);
      out.writeShort(1 + COUNT);
      methodBytes.writeTo(out);
      out.writeShort(STATIC);
      out.writeShort(initializerName);
      out.writeShort(nothing);
      out.writeShort(1);
      out.writeShort(code);
      out.writeInt(EMPTY_CODE_ATTRIBUTE + initializerCode);
      out.writeShort(6);
      out.writeShort(2);
      out.writeInt(initializerCode);
      initializerBytes.writeTo(out);
      out.writeShort(0);
      out.writeShort(0);
      out.writeShort(0);
      return bytes.toByteArray();
    }

    private int utf8(String text) throws IOException {
      constants.writeByte(UTF8);
      constants.writeUTF(text);
      return ++lastConstant;
    }

    private int type(String internalName) throws IOException {
      int name = utf8(internalName);
      constants.writeByte(CLASS);
      constants.writeShort(name);
      return ++lastConstant;
    }

    private int member(int kind, int owner, int name, int descriptor) throws IOException {
      constants.writeByte(NAME_AND_TYPE);
      constants.writeShort(name);
      constants.writeShort(descriptor);
      int nameAndType = ++lastConstant;
      constants.writeByte(kind);
      constants.writeShort(owner);
      constants.writeShort(nameAndType);
      return ++lastConstant;
    }

    private void field(int name, int descriptor) throws IOException {
      fields.writeShort(PRIVATE_STATIC_FINAL);
      fields.writeShort(name);
      fields.writeShort(descriptor);
      fields.writeShort(0);
    }

    private void beginInitializer(int sites) throws IOException {
      int handle = lastConstant + 1;
      constants.writeByte(METHOD_HANDLE);
      constants.writeByte(INVOKE_STATIC_HANDLE);
      constants.writeShort(called);
      lastConstant++;
      instruction(initializer, LDC_W, handle);
      initializer.writeByte(DUP);
      initializer.writeByte(ASTORE_1);
      instruction(initializer, PUTSTATIC, idle);
      instruction(initializer, SIPUSH, COUNT);
      instruction(initializer, ANEWARRAY, siteClass);
      initializer.writeByte(DUP);
      initializer.writeByte(ASTORE_0);
      instruction(initializer, PUTSTATIC, sites);
    }

    private void makeSite(int index, int site) throws IOException {
      initializer.writeByte(ALOAD_0);
      instruction(initializer, SIPUSH, index);
      instruction(initializer, NEW, siteClass);
      initializer.writeByte(DUP);
      initializer.writeByte(ALOAD_1);
      instruction(initializer, INVOKESPECIAL, newSite);
      initializer.writeByte(DUP);
      instruction(initializer, PUTSTATIC, site);
      initializer.writeByte(AASTORE);
    }

    /**
     * Passes a gate once, so that a JVM in which this does not work fails here, and not in a loop.
     */
    private int endInitializer(int firstPass) throws IOException {
      instruction(initializer, INVOKESTATIC, member(METHOD, self, firstPass, nothing));
      initializer.writeByte(RETURN);
      return initializer.size();
    }

    private void writePass(int name, int site) throws IOException {
      methods.writeShort(PUBLIC_STATIC);
      methods.writeShort(name);
      methods.writeShort(nothing);
      methods.writeShort(hints == 0 ? 1 : 2);
      methods.writeShort(code);
      methods.writeInt(PASS_CODE_ATTRIBUTE);
      methods.writeShort(2);
      methods.writeShort(0);
      methods.writeInt(PASS_CODE_LENGTH);
      instruction(methods, GETSTATIC, site);
      instruction(methods, GETFIELD, target);
      instruction(methods, GETSTATIC, idle);
      instruction(methods, IF_ACMPEQ, 6);
      instruction(methods, INVOKESTATIC, called);
      methods.writeByte(RETURN);
      methods.writeShort(0);
      methods.writeShort(1);
      // One frame, at the return: the same locals, an empty stack (JVMS 4.7.4, same_frame).
      methods.writeShort(stackMap);
      methods.writeInt(STACK_MAP_ATTRIBUTE);
      methods.writeShort(1);
      methods.writeByte(PASS_CODE_LENGTH - 1);
      if (hints != 0) {
        methods.writeShort(hints);
        methods.writeInt(HINT_ATTRIBUTE);
        methods.writeShort(1);
        methods.writeShort(force);
        methods.writeShort(0);
      }
    }

    private static void instruction(DataOutputStream code, int opcode, int operand)
        throws IOException {
      code.writeByte(opcode);
      code.writeShort(operand);
    }
  }
}
