/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.flow.RepeatedCode;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.testing.Targets;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoadedCodeTest {
  private static final String LOOPS = "io.loopbrake.reached.loops.";

  private static Class<?> runaways;
  private static LoadedCode code;

  @BeforeAll
  static void load() throws Exception {
    ClassLoader loader = new URLClassLoader(new URL[] {Targets.classes().toUri().toURL()}, null);
    for (String name : List.of("Steps$Plus", "Steps$Times", "Steps$Xor", "Steps$Twice")) {
      Class.forName(LOOPS + name, true, loader);
    }
    runaways = Class.forName(LOOPS + "Runaways", true, loader);
    code = new LoadedCode(ByteBuddyAgent.install());
  }

  @Test
  void a_static_call_arrives_at_one_method() {
    assertThat(reachedBy("callsOtherClass")).containsExactly(LOOPS + "Steps.next");
  }

  @Test
  void a_virtual_call_may_arrive_at_the_method_of_each_loaded_class() {
    assertThat(reachedBy("callsVirtual"))
        .containsExactlyInAnyOrder(
            LOOPS + "Steps$Plus.apply", LOOPS + "Steps$Times.apply", LOOPS + "Steps$Xor.apply");
  }

  @Test
  void a_call_of_an_interface_may_arrive_at_the_method_of_each_loaded_class() {
    assertThat(reachedBy("callsInterface")).containsExactly(LOOPS + "Steps$Twice.on");
  }

  @Test
  void native_methods_and_what_the_jvm_runs_on_get_no_checkpoint() {
    assertThat(reachedBy("callsNanoTime")).isEmpty();
    assertThat(code.declared(Thread.class, "run")).isEmpty();
    assertThat(code.declared(Class.class, "getName")).isEmpty();
  }

  @Test
  void throwables_get_no_checkpoint_since_the_jvm_makes_them_where_nothing_is_called() {
    assertThat(code.declared(ArithmeticException.class, "<init>")).isEmpty();
  }

  @Test
  void methods_that_all_threads_call_are_hot() {
    assertThat(code.isHot(String.class)).isTrue();
    assertThat(code.isHot(java.util.HashMap.class)).isTrue();
    assertThat(code.isHot(java.util.regex.Pattern.class)).isFalse();
    assertThat(code.isHot(runaways)).isFalse();
  }

  private static List<String> reachedBy(String method) {
    Set<Integer> lines = new TreeSet<>();
    for (int line = 1; line < 1000; line++) {
      lines.add(line);
    }
    List<String> places = new ArrayList<>();
    for (RepeatedCode found :
        RepeatedCode.of(Targets.classFile(LOOPS + "Runaways"), method, lines, StopType.ERROR)) {
      for (RepeatedCode.Call call : found.calls()) {
        code.reachedBy(call, runaways).forEach(callee -> places.add(callee.place()));
      }
    }
    return places;
  }
}
