/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.message.ReachMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmKindTest {
  private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

  @ParameterizedTest
  @ValueSource(strings = {"1.8", "11", "17", "19"})
  void up_to_java_19_threads_have_the_means_themselves_on_any_system(String version) {
    JvmKind jvm = new JvmKind(version, "OpenJDK Client VM", "AIX");

    assertThat(jvm.objection()).isNull();
    assertThat(jvm.hasStop()).isTrue();
  }

  @Test
  void java_20_has_neither_means() {
    assertThat(new JvmKind("20", HOTSPOT, "Linux").objection()).isEqualTo(ReachMessage.JAVA_20);
  }

  @ParameterizedTest
  @CsvSource({"21,Linux", "25,Mac OS X", "26,Windows Server 2022"})
  void from_java_21_on_the_functions_of_the_jvm_are_called(String version, String os) {
    JvmKind jvm = new JvmKind(version, "Java HotSpot(TM) 64-Bit Server VM", os);

    assertThat(jvm.objection()).isNull();
    assertThat(jvm.hasStop()).isFalse();
  }

  @Test
  void other_jvms_and_systems_are_refused_in_words() {
    assertThat(new JvmKind("17", "Eclipse OpenJ9 VM", "Linux").objection())
        .hasToString(
            "only HotSpot is known to suspend a thread safely, and this JVM is Eclipse OpenJ9 VM");
    assertThat(new JvmKind("21", "OpenJDK 64-Bit Zero VM", "Linux").objection())
        .hasToString(
            "from Java 21 on, this needs a 64-bit server VM, and this JVM is OpenJDK 64-Bit Zero VM");
    assertThat(new JvmKind("21", HOTSPOT, "AIX").objection()).isEqualTo(ReachMessage.OTHER_SYSTEM);
    assertThat(new JvmKind("", HOTSPOT, "Linux").objection()).isEqualTo(ReachMessage.NO_VERSION);
  }
}
