/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** The header of a class file (JVMS 4.1), read without the rest. */
public final class ClassFileHeader {
  /** The newest version that the class reader accepts. */
  private static final int NEWEST_KNOWN_MAJOR = Opcodes.V28;

  private static final int MINOR_VERSION_OFFSET = 4;
  private static final int MAJOR_VERSION_OFFSET = 6;

  private ClassFileHeader() {}

  /** The major version; 0 if there are too few bytes for a class file. */
  public static int majorVersion(byte[] classFile) {
    return unsignedShort(classFile, MAJOR_VERSION_OFFSET);
  }

  /**
   * Whether the class reader refuses the version. Of the newest version, class files with preview
   * features count as refused, too.
   */
  public static boolean isNewerThanKnown(byte[] classFile) {
    int major = majorVersion(classFile);
    return major > NEWEST_KNOWN_MAJOR
        || (major == NEWEST_KNOWN_MAJOR && unsignedShort(classFile, MINOR_VERSION_OFFSET) != 0);
  }

  private static int unsignedShort(byte[] classFile, int offset) {
    return classFile.length < offset + 2 ? 0 : BigEndian.u2(classFile, offset);
  }

  /**
   * The name of the class in the class file, in the JVM's form.
   *
   * @throws RuntimeException if the class file is malformed
   */
  public static String name(byte[] classFile) {
    return new ClassReader(classFile).getClassName();
  }
}
