/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/** What can be read off a class file before it is taken apart (JVMS 4.1). */
final class ClassFileHeader {
  /** The newest version that the class reader takes. */
  static final int NEWEST_KNOWN_MAJOR = Opcodes.V28;

  private static final int MAJOR_VERSION_OFFSET = 6;

  private ClassFileHeader() {}

  static int majorVersion(byte[] classFile) {
    return classFile.length < MAJOR_VERSION_OFFSET + 2
        ? 0
        : ((classFile[MAJOR_VERSION_OFFSET] & 0xff) << 8)
            | (classFile[MAJOR_VERSION_OFFSET + 1] & 0xff);
  }

  /** The name that the class file gives itself, in the JVM's form. */
  static String name(byte[] classFile) {
    return new ClassReader(classFile).getClassName();
  }
}
