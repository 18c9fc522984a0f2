/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import io.loopbrake.agent.config.ClassPattern;

/** Distinguishes the classes of the JDK from those of the application. */
public final class JdkClasses {
  private static final String[] ROOTS = {
    "java/",
    "javax/",
    "jdk/",
    "sun/",
    "com/sun/",
    "com/oracle/",
    "org/w3c/dom/",
    "org/xml/sax/",
    "org/ietf/jgss/",
    "org/jcp/",
    "org/omg/",
    "netscape/javascript/"
  };

  /**
   * Packages that class loading, linking, and the handler of checkpoints use. A checkpoint there
   * could be passed while another one is handled.
   */
  private static final String[] MACHINERY = {
    "java/lang/invoke/",
    "java/lang/ref/",
    "java/lang/reflect/",
    "java/lang/instrument/",
    "java/lang/module/",
    "java/lang/constant/",
    "java/lang/foreign/",
    "java/lang/runtime/",
    "jdk/internal/",
    "sun/misc/",
    "sun/reflect/",
    "sun/invoke/",
    "sun/instrument/",
    "sun/launcher/",
    "java/util/concurrent/locks/",
    "java/util/concurrent/atomic/"
  };

  /** Classes of the JDK that the class loader of the class path defines. */
  private static final String[] ROOTS_ON_CLASS_PATH = {
    "jdk/", "sun/", "com/sun/tools/", "com/sun/jdi/"
  };

  private static final String[] NAMED_ROOTS = named(ROOTS);
  private static final String[] NAMED_ROOTS_ON_CLASS_PATH = named(ROOTS_ON_CLASS_PATH);

  private static final String JAVA_LANG = "java/lang/";

  private static final ClassLoader CLASS_PATH = ClassLoader.getSystemClassLoader();
  private static final ClassLoader PLATFORM = topmost(CLASS_PATH);

  private JdkClasses() {}

  private static String[] named(String[] roots) {
    String[] named = new String[roots.length];
    for (int i = 0; i < roots.length; i++) {
      named[i] = roots[i].replace('/', '.');
    }
    return named;
  }

  private static ClassLoader topmost(ClassLoader loader) {
    return loader.getParent() == null ? loader : topmost(loader.getParent());
  }

  /**
   * Whether the class with this name, in the JVM's form, belongs to the JDK.
   *
   * @param loader null for the boot loader
   */
  public static boolean contains(ClassLoader loader, String internalName) {
    if (loader == null || loader == PLATFORM) {
      return startsWithAny(ROOTS, internalName);
    }
    return loader == CLASS_PATH && startsWithAny(ROOTS_ON_CLASS_PATH, internalName);
  }

  /**
   * As {@link #contains(ClassLoader, String)}, for a loaded class. It makes no copy of the name,
   * because it is called for all classes of the JVM at once.
   */
  public static boolean contains(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader == PLATFORM) {
      return startsWithAny(NAMED_ROOTS, type.getName());
    }
    return loader == CLASS_PATH && startsWithAny(NAMED_ROOTS_ON_CLASS_PATH, type.getName());
  }

  /** Whether the pattern begins with the name of a package of the JDK. */
  public static boolean areNamedBy(ClassPattern pattern) {
    return startsWithAny(ROOTS, pattern.literalPrefix().replace('.', '/'));
  }

  /**
   * Whether a class of the JDK with this name, in the JVM's form, must not be changed even if a
   * pattern names it.
   */
  public static boolean isMachinery(String internalName) {
    return startsWithAny(MACHINERY, internalName)
        || (internalName.startsWith(JAVA_LANG)
            && internalName.indexOf('/', JAVA_LANG.length()) < 0);
  }

  private static boolean startsWithAny(String[] prefixes, String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
