/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.stack.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoStopZonesTest {
  private static final Frame LOOP = frame("com.acme.Job", "work", "()V");

  private final NoStopZones zones;

  NoStopZonesTest() throws BadOptionException {
    zones =
        new NoStopZones(
            MethodPatterns.parse("com.acme.Tx#commit"),
            className -> className.equals("com.acme.Plugins"));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Job, <clinit>, in the static initialiser of com.acme.Job",
    "com.acme.Tx, commit, 'in com.acme.Tx.commit:7, which nostop names'",
    "com.acme.Plugins, loadClass, the JVM loads or links a class in com.acme.Plugins.loadClass:7",
    "com.acme.Plugins, findClass, the JVM loads or links a class in com.acme.Plugins.findClass:7",
    "java.lang.ClassLoader, checkCerts, the JVM loads or links a class in java.lang.ClassLoader.checkCerts:7",
    "java.lang.invoke.MethodHandleNatives, linkCallSite, the JVM loads or links a class in"
        + " java.lang.invoke.MethodHandleNatives.linkCallSite:7",
    "java.lang.invoke.CallSite, makeSite, the JVM loads or links a class in"
        + " java.lang.invoke.CallSite.makeSite:7",
    "sun.instrument.TransformerManager, transform, the JVM loads or links a class in"
        + " sun.instrument.TransformerManager.transform:7",
  })
  void a_zone_anywhere_on_the_stack_puts_a_stop_off(String className, String method, String why) {
    Frame zone = frame(className, method, null);
    StackTraceElement element = new StackTraceElement(className, method, null, 7);

    assertThat(zones.objection(new Frame[] {LOOP, zone, LOOP})).isEqualTo(why);
    assertThat(zones.objection(new StackTraceElement[] {element})).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Job, <init>",
    "com.acme.Tx, rollback",
    "com.acme.Charsets, forName",
    "com.acme.Schema, findClass",
    "com.acme.Schema, loadClass",
    "com.acme.Schema, defineClass",
    "com.acme.Schema, loadClassInternal",
    "com.acme.Security, checkPackageAccess",
    "java.lang.Class, newInstance",
    "java.lang.invoke.LambdaForm$MH, invoke",
    "java.lang.reflect.Method, invoke",
  })
  void other_code_does_not(String className, String method) {
    assertThat(zones.objection(new Frame[] {LOOP, frame(className, method, null)})).isNull();
    assertThat(
            zones.objection(
                new StackTraceElement[] {new StackTraceElement(className, method, null, 7)}))
        .isNull();
  }

  @Test
  void where_the_jvm_tells_a_method_that_returns_no_class_is_not_taken_for_a_class_loaders() {
    Frame schema = frame("com.acme.Plugins", "findClass", "(Ljava/lang/String;)Lcom/acme/Kind;");
    Frame loader = frame("com.acme.Plugins", "findClass", "(Ljava/lang/String;)Ljava/lang/Class;");

    assertThat(zones.objection(new Frame[] {LOOP, schema})).isNull();
    assertThat(zones.objection(new Frame[] {LOOP, loader})).isNotNull();
  }

  private static Frame frame(String className, String method, String descriptor) {
    return new Frame(className, method, descriptor, Frame.UNKNOWN, 7, Frame.UNKNOWN);
  }
}
