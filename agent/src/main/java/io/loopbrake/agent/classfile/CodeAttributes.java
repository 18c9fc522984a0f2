/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import java.util.Arrays;

/**
 * Finds the code of each method in a class file (JVMS 4.1). Works on the bytes, because it runs for
 * every included class that is loaded.
 */
public final class CodeAttributes {
  private static final int MAGIC = 0xcafebabe;
  private static final int MINOR_VERSION = 4;
  private static final int MAJOR_VERSION = 6;
  private static final int FIRST_MAJOR_VERSION = 45;
  private static final int LAST_MINOR_VERSION_OF_SHORT_CODE = 2;
  private static final int MEMBER_HEADER = 8;
  private static final int ATTRIBUTE_HEADER = 6;
  private static final int LONGEST_CODE = 0xffff;

  private final byte[] bytes;
  private final ConstantPool constants;

  /**
   * Reads the header and the constants of a class file.
   *
   * @throws RuntimeException if this is no class file
   */
  public CodeAttributes(byte[] classFile) {
    bytes = classFile;
    if (BigEndian.s4(bytes, 0) != MAGIC) {
      throw new IllegalStateException("not a class file");
    }
    constants = new ConstantPool(bytes);
  }

  public ConstantPool constants() {
    return constants;
  }

  /**
   * The name of a method and its descriptor, without a gap.
   *
   * @param member the place of the {@code method_info}
   */
  public String nameAndDescriptor(int member) {
    return constants.string(BigEndian.u2(bytes, member + 2))
        + constants.string(BigEndian.u2(bytes, member + 4));
  }

  /** Receives the code of each method that has some. All places are indexes in the class file. */
  public interface Visitor {
    /**
     * Called in the order of the class file.
     *
     * @param method the index of the method in the class file, from 0; methods without code count,
     *     too
     * @param member the place of the {@code method_info} (JVMS 4.6)
     * @param code the place of the first instruction
     * @param length of the code in bytes
     */
    void code(int method, int member, int code, int length);
  }

  /**
   * Passes the code of all methods to the visitor.
   *
   * @throws RuntimeException if the class file is malformed
   */
  public void accept(Visitor visitor) {
    int interfaces = constants.end() + 6;
    int fields = interfaces + 2 + 2 * BigEndian.u2(bytes, interfaces);
    acceptMembers(acceptMembers(fields, null), visitor);
  }

  /** Returns the place behind the fields or methods. */
  private int acceptMembers(int start, Visitor visitor) {
    int at = start + 2;
    int count = BigEndian.u2(bytes, start);
    for (int index = 0; index < count; index++) {
      int member = at;
      at += MEMBER_HEADER;
      for (int attributes = BigEndian.u2(bytes, at - 2); attributes > 0; attributes--) {
        if (visitor != null && constants.isText(BigEndian.u2(bytes, at), "Code")) {
          acceptCode(index, member, at + ATTRIBUTE_HEADER, visitor);
        }
        at = behindAttribute(at);
      }
    }
    return at;
  }

  private void acceptCode(int method, int member, int at, Visitor visitor) {
    boolean isShort = hasShortCode();
    int length = isShort ? BigEndian.u2(bytes, at + 2) : BigEndian.s4(bytes, at + 4);
    if (length <= 0 || length > LONGEST_CODE) {
      throw new IllegalStateException("code of " + length + " bytes");
    }
    visitor.code(method, member, at + (isShort ? 4 : 8), length);
  }

  /** Before Java 1.0.2, these sizes took one byte or two; the JVM still accepts this. */
  private boolean hasShortCode() {
    int major = BigEndian.u2(bytes, MAJOR_VERSION);
    return major < FIRST_MAJOR_VERSION
        || major == FIRST_MAJOR_VERSION
            && BigEndian.u2(bytes, MINOR_VERSION) <= LAST_MINOR_VERSION_OF_SHORT_CODE;
  }

  /**
   * Finds the attributes of a name, of a {@code Code} attribute (JVMS 4.7.3).
   *
   * @param start the place of the number of attributes
   * @return the places of these attributes, behind their headers; empty if there are none
   */
  public int[] named(String name, int start) {
    int[] found = {};
    int at = start + 2;
    for (int attributes = BigEndian.u2(bytes, start); attributes > 0; attributes--) {
      if (constants.isText(BigEndian.u2(bytes, at), name)) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = at + ATTRIBUTE_HEADER;
      }
      at = behindAttribute(at);
    }
    return found;
  }

  private int behindAttribute(int at) {
    int length = BigEndian.s4(bytes, at + 2);
    if (length < 0) {
      throw new IllegalStateException("an attribute of more than 2 GB");
    }
    return at + ATTRIBUTE_HEADER + length;
  }
}
