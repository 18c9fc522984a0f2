/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.message.Message;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
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
    assertThat(gates.define()).isEmpty();

    pass(SOME);
    assertThat(handled).hasValue(0);
    assertThat(gates.armedCount()).isZero();

    gates.arm(only(SOME));
    pass(SOME);
    pass(OTHER);
    assertThat(handled).hasValue(1);
    assertThat(gates.armedCount()).isEqualTo(1);

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
  void an_entry_asks_a_handler_of_its_own_and_one_thread_alone() throws Exception {
    AtomicInteger entered = new AtomicInteger();
    checkpoints.install(handled::incrementAndGet);
    checkpoints.installEntries(entered::incrementAndGet);
    MethodHandle entry =
        MethodHandles.publicLookup()
            .findStatic(
                Class.forName(RuntimeClass.NAME),
                RuntimeClass.ENTERED,
                MethodType.methodType(void.class));

    invoke(entry);
    assertThat(entered).as("nobody is aimed at").hasValue(0);
    checkpoints.aimAt(new Thread());
    invoke(entry);
    assertThat(entered).as("another thread is").hasValue(0);
    checkpoints.aimAt(Thread.currentThread());
    invoke(entry);
    assertThat(entered).hasValue(1);
    assertThat(handled).as("checkpoints in loops").hasValue(0);
    checkpoints.uninstall();
    invoke(entry);
    assertThat(entered).hasValue(1);
  }

  private static void invoke(MethodHandle handle) {
    try {
      handle.invoke();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_an_error_interrupts_is_known_and_is_put_right_the_next_time() throws Exception {
    checkpoints.install(handled::incrementAndGet);
    checkpoints.raise();
    assertThat(gates.define()).isEmpty();

    assertThatThrownBy(() -> gates.arm(new ShortOfMemory(SOME, OTHER)))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(gates.isArmed(SOME)).isTrue();
    assertThat(gates.isArmed(OTHER)).isFalse();
    assertThat(gates.armedCount()).isEqualTo(1);
    pass(SOME);
    pass(OTHER);
    assertThat(handled).hasValue(1);

    gates.arm(new BitSet());
    assertThat(gates.isArmed(SOME)).isFalse();
    assertThat(gates.armedCount()).isZero();
    pass(SOME);
    assertThat(handled).hasValue(1);
  }

  @Test
  void a_gate_that_another_agent_left_armed_is_seen_and_put_back() throws Exception {
    checkpoints.install(handled::incrementAndGet);
    checkpoints.raise();
    assertThat(gates.define()).isEmpty();
    gates.arm(only(SOME));

    Gates next = Checkpoints.define(INSTRUMENTATION).gates();
    assertThat(next.define()).isEmpty();
    assertThat(next.isArmed(SOME)).isTrue();
    next.arm(new BitSet());

    pass(SOME);
    assertThat(handled).hasValue(0);
  }

  /** All before a certain gate are known; memory is short at that one. */
  private static final class ShortOfMemory extends BitSet {
    private static final long serialVersionUID = 1;
    private final int at;

    ShortOfMemory(int gate, int at) {
      this.at = at;
      set(gate);
    }

    @Override
    public boolean get(int gate) {
      if (gate == at) {
        throw new OutOfMemoryError("test");
      }
      return super.get(gate);
    }
  }

  @Test
  void gates_that_are_not_defined_are_not_armed() {
    gates.arm(only(0));

    assertThat(gates.armedCount()).isZero();
  }

  @Test
  void each_gate_has_a_call_site_of_its_own() throws Exception {
    checkpoints.install(handled::incrementAndGet);
    checkpoints.raise();
    assertThat(gates.define()).isEmpty();

    for (int gate = 0; gate < GateClass.COUNT; gate++) {
      handled.set(0);
      gates.arm(only(gate));
      for (int passed = 0; passed < GateClass.COUNT; passed++) {
        pass(passed);
      }
      assertThat(handled).as("gate " + gate).hasValue(1);
    }
  }

  @Test
  void the_class_of_gates_would_pass_the_verifier_that_the_boot_loader_spares_it() {
    ClassWriter writer = new ClassWriter(0);
    Remapper elsewhere = new SimpleRemapper(Opcodes.ASM9, GateClass.INTERNAL_NAME, "a/Gates");
    new ClassReader(GateClass.classFile()).accept(new ClassRemapper(writer, elsewhere), 0);
    Class<?> verified = new Elsewhere().define(writer.toByteArray());

    // To tell its methods the JVM links the class.
    assertThat(verified.getDeclaredMethods()).hasSize(GateClass.COUNT);
  }

  @Test
  void a_jvm_that_has_not_what_a_gate_is_made_of_is_found_out() {
    Gates refused =
        gates(
            () -> {
              throw new NoSuchFieldException("target");
            });

    assertThat(refused.define())
        .map(Message::text)
        .hasValue("gates do not work in this JVM: java.lang.NoSuchFieldException: target");
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
    Class.forName(GateClass.NAME).getMethod(GateClass.pass(gate)).invoke(null);
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

  private static final class Elsewhere extends ClassLoader {
    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }
  }
}
