/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

/** The constants of a class file (JVMS 4.4): strings, classes and methods. */
public final class ConstantPool {
  /** The place of the number of constants in a class file (JVMS 4.1). */
  public static final int START = 8;

  /** The tag of a text (JVMS 4.4.7). */
  public static final int UTF8 = 1;

  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;

  /** The bytes of a constant by its tag, without those of a text; 0: no such tag. */
  private static final byte[] SIZES = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private final byte[] bytes;
  private final int[] places;
  private final int end;

  /**
   * Finds the constants.
   *
   * @throws RuntimeException if the constants are malformed, or of an unknown kind
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
   * The bytes of a constant with this tag, the tag included, but without those of a text; at least
   * 1, so that a walk over malformed bytes ends.
   */
  public static int sizeOf(int tag) {
    return tag > 0 && tag < SIZES.length ? Math.max(1, SIZES[tag]) : 1;
  }

  /** Whether a constant with this tag takes two indexes (JVMS 4.4.5). */
  public static boolean isTwo(int tag) {
    return tag == LONG || tag == DOUBLE;
  }

  /** The place behind the constants. */
  public int end() {
    return end;
  }

  /**
   * The place of a text, for {@link Utf8}.
   *
   * @throws IllegalStateException if the constant is no text
   */
  public int text(int index) {
    return place(index, UTF8) + 1;
  }

  /**
   * Whether a text is this one.
   *
   * @throws IllegalStateException if the constant is no text
   */
  public boolean isText(int index, String text) {
    return Utf8.equal(bytes, text(index), text);
  }

  /**
   * Whether the constant is a method of a class whose name, in the JVM's form, begins with one of
   * the prefixes.
   */
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

  /** The largest index plus one. */
  public int size() {
    return places.length;
  }

  /** Whether the constant is a method, of a class or of an interface. */
  public boolean isMethod(int index) {
    return places[index] != 0
        && (bytes[places[index]] == METHOD || bytes[places[index]] == INTERFACE_METHOD);
  }

  /**
   * Whether a class has this name, in the JVM's form.
   *
   * @throws IllegalStateException if the constant is no class
   */
  public boolean isClass(int index, String name) {
    return isText(BigEndian.u2(bytes, place(index, CLASS) + 1), name);
  }

  /** The name of a class, in the JVM's form. */
  public String className(int index) {
    return string(BigEndian.u2(bytes, place(index, CLASS) + 1));
  }

  /** The name of the class of a method, in the JVM's form. */
  public String owner(int method) {
    return className(BigEndian.u2(bytes, places[method] + 1));
  }

  /** The name of a method. */
  public String name(int method) {
    return string(BigEndian.u2(bytes, nameAndType(method) + 1));
  }

  /** The name and the descriptor of a method, without a gap. */
  public String member(int method) {
    return name(method) + string(BigEndian.u2(bytes, nameAndType(method) + 3));
  }

  private int nameAndType(int method) {
    return place(BigEndian.u2(bytes, places[method] + 3), NAME_AND_TYPE);
  }

  /** A text as a string. */
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
