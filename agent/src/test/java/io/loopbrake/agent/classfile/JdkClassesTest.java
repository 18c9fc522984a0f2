/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkClassesTest {
  private static final ClassLoader BOOT = null;
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader CLASS_PATH = ClassLoader.getSystemClassLoader();

  /** One of each package that the JDK of the build lets anybody use. */
  static Stream<Class<?>> classesOfTheJdk() throws ClassNotFoundException {
    return Stream.of(
        java.util.HashMap.class,
        javax.management.ObjectName.class,
        javax.xml.parsers.SAXParser.class,
        java.sql.Connection.class,
        java.net.http.HttpClient.class,
        org.w3c.dom.Node.class,
        org.xml.sax.Attributes.class,
        org.ietf.jgss.Oid.class,
        com.sun.net.httpserver.HttpServer.class,
        com.sun.management.OperatingSystemMXBean.class,
        Class.forName("jdk.internal.misc.Unsafe"),
        Class.forName("sun.misc.Unsafe"),
        com.sun.tools.attach.VirtualMachine.class,
        Class.forName("com.sun.tools.javac.Main"));
  }

  @ParameterizedTest
  @MethodSource("classesOfTheJdk")
  void the_jdk_has_its_own_classes(Class<?> type) {
    assertThat(JdkClasses.contains(type.getClassLoader(), type.getName().replace('.', '/')))
        .isTrue();
    assertThat(JdkClasses.contains(type)).isTrue();
  }

  @Test
  void what_the_application_puts_on_the_path_of_the_boot_loader_is_not_the_jdks() {
    assertThat(JdkClasses.contains(BOOT, "com/acme/Patched")).isFalse();
    assertThat(JdkClasses.contains(PLATFORM, "com/acme/Extension")).isFalse();
    assertThat(JdkClasses.contains(BOOT, "Default")).isFalse();
  }

  @Test
  void what_only_sounds_like_the_jdk_is_the_applications() {
    assertThat(JdkClasses.contains(CLASS_PATH, "javax/servlet/Servlet")).isFalse();
    assertThat(JdkClasses.contains(CLASS_PATH, "com/sun/jersey/Servlet")).isFalse();
    assertThat(JdkClasses.contains(new ClassLoader() {}, "sun/misc/BASE64Copy")).isFalse();
    assertThat(JdkClasses.contains(BOOT, "javassist/CtClass")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.**, true",
    "java.**, true",
    "sun.misc.Unsafe, true",
    "javax.management.*, true",
    "java*, false",
    "**, false",
    "javassist.**, false",
    "com.sun*, false",
    "com.acme.java.**, false",
  })
  void a_pattern_names_the_jdk_that_begins_with_a_package_of_it(String pattern, boolean named)
      throws BadOptionException {
    assertThat(JdkClasses.areNamedBy(ClassPattern.parse(pattern))).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/Thread",
        "java/lang/$Loopbrake",
        "java/lang/invoke/MethodHandle",
        "java/lang/ref/Reference$ReferenceHandler",
        "java/util/concurrent/locks/LockSupport",
        "jdk/internal/loader/BuiltinClassLoader",
      })
  void what_the_checkpoints_run_on_is_machinery(String name) {
    assertThat(JdkClasses.isMachinery(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/util/regex/Pattern",
        "java/util/concurrent/ForkJoinPool",
        "java/lang/management/ThreadInfo",
        "javax/swing/JTable",
      })
  void the_rest_of_the_jdk_is_not(String name) {
    assertThat(JdkClasses.isMachinery(name)).isFalse();
  }
}
