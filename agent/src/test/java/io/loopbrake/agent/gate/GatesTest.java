/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final Instrumentation INSTRUMENTATION = ByteBuddyAgent.install();
  private static final int SOME = 201;
  private static final int OTHER = 202;

  private final AtomicInteger handled = new AtomicInteger();
  private final Checkpoints checkpoints = checkpoints();
  private final Gates gates = checkpoints.gates();

  @AfterEach
  void giveBack() {
    gates.arm(new BitSet());
    checkpoints.uninstall();
  }

  @Test
  void an_armed_gate_is_a_flag_checkpoint_and_no_other_gate_is() throws Exception {
    checkpoints.install(handled::incrementAndGet);
    checkpoints.raise();
    gates.accept(SOME);
    gates.accept(OTHER);

    pass(SOME);
    assertThat(handled).hasValue(0);
    assertThat(gates.armed()).isZero();

    gates.arm(only(SOME));
    pass(SOME);
    pass(OTHER);
    assertThat(handled).hasValue(1);
    assertThat(gates.armed()).isEqualTo(1);

    gates.arm(only(OTHER));
    pass(SOME);
    assertThat(handled).hasValue(1);
    pass(OTHER);
    assertThat(handled).hasValue(2);

    checkpoints.lower();
    pass(OTHER);
    assertThat(handled).hasValue(2);
  }

  @Test
  void a_gate_that_is_not_there_is_not_armed() {
    gates.arm(only(0));

    assertThat(gates.armed()).isZero();
  }

  @Test
  void there_is_nothing_to_object_to_in_this_jvm() {
    assertThat(gates.objection()).isEmpty();
  }

  @Test
  void a_jvm_that_has_not_what_a_gate_is_made_of_is_found_out() {
    Gates refused =
        gates(
            () -> {
              throw new NoSuchFieldException("target");
            });

    assertThat(refused.objection())
        .hasValue("gates do not work in this JVM: java.lang.NoSuchFieldException: target");
  }

  @Test
  void a_gate_whose_definition_is_under_way_is_refused_for_the_class_to_be_left_alone() {
    Gates early = gates(() -> UnderWay.class);

    assertThatThrownBy(() -> early.accept(SOME))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("site of a gate that is being defined");
  }

  private interface Definition {
    Class<?> make() throws ReflectiveOperationException;
  }

  private static Gates gates(Definition definition) {
    BootClassDefiner definer =
        new BootClassDefiner() {
          @Override
          public void define(String name, byte[] classFile) {}

          @Override
          public Class<?> defineOnce(String name, byte[] classFile)
              throws ReflectiveOperationException {
            return definition.make();
          }
        };
    return new Gates(definer, Object.class);
  }

  private static void pass(int gate) throws Exception {
    Class.forName(GateClass.name(gate)).getMethod(GateClass.PASS).invoke(null);
  }

  private static BitSet only(int gate) {
    BitSet gates = new BitSet();
    gates.set(gate);
    return gates;
  }

  private static Checkpoints checkpoints() {
    try {
      return Checkpoints.define(INSTRUMENTATION);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class UnderWay {
    static MutableCallSite site;
    static MethodHandle idle;
  }
}
