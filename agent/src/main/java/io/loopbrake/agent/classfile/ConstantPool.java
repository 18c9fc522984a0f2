/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

/** The constants of a class file (JVMS 4.4): strings, classes and methods. */
public final class ConstantPool {
  public static final int START = 8;
  public static final int UTF8 = 1;

  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;

  /** How many bytes a constant takes by its tag, without the bytes of a text; 0: no such tag. */
  private static final byte[] SIZES = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private final byte[] bytes;
  private final int[] places;
  private final int end;

  /**
   * Finds the constants.
   *
   * @throws RuntimeException if there is something else
   */
  public ConstantPool(byte[] classFile) {
    bytes = classFile;
    places = new int[BigEndian.u2(bytes, START)];
    int at = START + 2;
    for (int index = 1; index < places.length; index++) {
      places[index] = at;
      int tag = bytes[at];
      if (tag == UTF8) {
        at += BigEndian.u2(bytes, at + 1);
      } else if (isTwo(tag)) {
        index++;
      } else if (SIZES[tag] == 0) {
        throw new IllegalStateException("a constant of the unknown kind " + tag);
      }
      at += SIZES[tag];
    }
    end = at;
  }

  /**
   * How many bytes such a constant takes, its tag included, but not those of a text; at least 1, so
   * that a walk over malformed bytes ends.
   */
  public static int sizeOf(int tag) {
    return tag > 0 && tag < SIZES.length ? Math.max(1, SIZES[tag]) : 1;
  }

  /** Whether such a constant counts as two (JVMS 4.4.5). */
  public static boolean isTwo(int tag) {
    return tag == LONG || tag == DOUBLE;
  }

  /** Where the constants end. */
  public int end() {
    return end;
  }

  /** Where a text lies, as {@link Utf8} reads it. */
  public int text(int index) {
    return place(index, UTF8) + 1;
  }

  public boolean isText(int index, String text) {
    return Utf8.equal(bytes, text(index), text);
  }

  /** Whether the method, of a call, belongs to a class whose name begins in one of these ways. */
  public boolean isMethodOf(int index, String[] ownerPrefixes) {
    int at = places[index];
    if (bytes[at] != METHOD && bytes[at] != INTERFACE_METHOD) {
      return false;
    }
    int owner = place(BigEndian.u2(bytes, at + 1), CLASS);
    int name = text(BigEndian.u2(bytes, owner + 1));
    for (String prefix : ownerPrefixes) {
      if (Utf8.startsWith(bytes, name, prefix)) {
        return true;
      }
    }
    return false;
  }

  /** One more than the last index. */
  public int size() {
    return places.length;
  }

  /** Whether the constant is a method's. */
  public boolean isMethod(int index) {
    return places[index] != 0
        && (bytes[places[index]] == METHOD || bytes[places[index]] == INTERFACE_METHOD);
  }

  /** Whether the constant is a class's of this name, in the JVM's form. */
  public boolean isClass(int index, String name) {
    return isText(BigEndian.u2(bytes, place(index, CLASS) + 1), name);
  }

  /** The name of a class, in the JVM's form. */
  public String className(int index) {
    return string(BigEndian.u2(bytes, place(index, CLASS) + 1));
  }

  /** The name of a method's class, in the JVM's form. */
  public String owner(int method) {
    return className(BigEndian.u2(bytes, places[method] + 1));
  }

  /** The name and the descriptor of a method. */
  public String member(int method) {
    int nameAndType = place(BigEndian.u2(bytes, places[method] + 3), NAME_AND_TYPE);
    return string(BigEndian.u2(bytes, nameAndType + 1))
        + string(BigEndian.u2(bytes, nameAndType + 3));
  }

  /** A text. */
  public String string(int index) {
    return Utf8.string(bytes, text(index));
  }

  private int place(int index, int tag) {
    int at = places[index];
    if (bytes[at] != tag) {
      throw new IllegalStateException("constant " + index + " is no " + tag + " but " + bytes[at]);
    }
    return at;
  }
}
