/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static io.loopbrake.agent.flow.CatchingCode.Question.ENDLESS;
import static io.loopbrake.agent.flow.CatchingCode.Question.FETCHES;
import static io.loopbrake.agent.flow.CatchingCode.Question.LEADS_ON;
import static io.loopbrake.agent.flow.CatchingCode.Question.LOOPS;
import static io.loopbrake.agent.flow.CatchingCode.Question.RETURNS;
import static io.loopbrake.agent.flow.CatchingCode.Question.SWALLOWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;
import io.loopbrake.agent.classfile.ConstantPool;
import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.testing.Targets;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.Test;

/** What javac's code does after it has caught an error, and which of its loops fetch work. */
class CatchingCodeTest {
  private static final String STUBBORN = "io.loopbrake.stubborn.";
  private static final String POOLS = "io.loopbrake.workers.pools.";
  private static final String WORK = "io.loopbrake.workers.chores.Chores$";

  @Test
  void a_loop_that_catches_throwables_swallows_and_comes_round_for_ever() {
    Method method = new Method(STUBBORN + "Catching", "catchThrowableInside");
    int work = method.call("java/lang/Runnable", "run", 0);

    assertThat(method.is(SWALLOWS, work)).isTrue();
    assertThat(method.is(RETURNS, work)).isFalse();
    assertThat(method.is(LEADS_ON, work, work)).isTrue();
    assertThat(method.is(ENDLESS, work)).isTrue();
    assertThat(method.is(FETCHES, work)).isFalse();
  }

  @Test
  void one_that_catches_exceptions_alone_does_not_swallow_errors() {
    Method method = new Method(STUBBORN + "Catching", "catchExceptionInside");

    assertThat(method.is(SWALLOWS, method.call("java/lang/Runnable", "run", 0))).isFalse();
  }

  @Test
  void what_follows_a_try_statement_is_reached_from_its_handler_and_the_try_is_not() {
    Method method = new Method(STUBBORN + "Catching", "catchThrowableOutside");
    int first = method.call("java/lang/Runnable", "run", 0);
    int second = method.call("java/lang/Runnable", "run", 1);

    assertThat(method.is(LEADS_ON, first, second)).isTrue();
    assertThat(method.is(LEADS_ON, first, first)).isFalse();
    assertThat(method.is(LOOPS, first, second)).isFalse();
    assertThat(method.is(SWALLOWS, second)).isFalse();
  }

  @Test
  void a_finally_block_throws_again_what_comes() {
    Method method = new Method("io.loopbrake.careful.Cleanups", "inFinally");

    assertThat(method.is(SWALLOWS, method.call("io/loopbrake/careful/Rows", "work", 0))).isFalse();
  }

  @Test
  void unless_it_returns_or_continues() {
    Method returning = new Method(STUBBORN + "Finishing", "attempt");
    int attempt = returning.call("java/lang/Runnable", "run", 0);
    Method continuing = new Method(STUBBORN + "Obstinate", "finallyWithContinue");
    int work = continuing.call("java/lang/Runnable", "run", 0);

    assertThat(returning.is(SWALLOWS, attempt)).isTrue();
    assertThat(returning.is(RETURNS, attempt)).isTrue();
    assertThat(continuing.is(SWALLOWS, work)).isTrue();
    assertThat(continuing.is(LEADS_ON, work, work)).isTrue();
  }

  @Test
  void a_handler_that_ends_the_method_leads_back_to_nothing() {
    Method method = new Method(WORK + "Logging", "perform");
    int spin = method.call(WORK.replace('.', '/') + "Logging", "spin", 0);

    assertThat(method.is(SWALLOWS, spin)).isTrue();
    assertThat(method.is(RETURNS, spin)).isTrue();
    assertThat(method.is(LOOPS, spin)).isTrue();
    assertThat(method.is(LEADS_ON, spin, spin)).isFalse();
  }

  @Test
  void the_loops_of_workers_fetch_their_work() {
    assertFetches("SwallowingPool", "work", "io/loopbrake/workers/chores/Chore", "perform");
    assertFetches("ExceptionPool", "work", POOLS.replace('.', '/') + "ExceptionPool", "doQuietly");
    assertFetches("SupervisedPool", "work", POOLS.replace('.', '/') + "SupervisedPool", "perform");
    assertFetches(
        "Dispatcher", "dispatch", POOLS.replace('.', '/') + "Dispatcher$Listener", "handle");
    String chore = "io/loopbrake/workers/chores/Chore";
    assertFetches("PollingPool", "work", chore, "perform");
    assertFetches("RingBuffer", "work", chore, "perform");
    assertFetches("CommandReader", "read", chore, "perform");
    assertFetches("Series", "work", chore, "perform");
    assertFetches(
        "SelectLoop", "loop", POOLS.replace('.', '/') + "SelectLoop", "processSelectedKeys");
  }

  private static void assertFetches(String pool, String name, String owner, String called) {
    Method method = new Method(POOLS + pool, name);

    assertThat(method.is(FETCHES, method.call(owner, called, 0))).as(pool).isTrue();
  }

  @Test
  void a_loop_that_pauses_after_an_error_is_no_workers() {
    Method method = new Method(STUBBORN + "Obstinate", "retryAfterAPause");
    int work = method.call("java/lang/Runnable", "run", 0);

    assertThat(method.is(LOOPS, work)).isTrue();
    assertThat(method.is(FETCHES, work)).isFalse();
  }

  @Test
  void the_loops_of_work_do_not() {
    for (String kind : new String[] {"Plain", "ItemByItem", "Counting", "Attempts"}) {
      Method method = new Method(WORK + kind, "perform");
      int more = method.call(WORK.replace('.', '/') + kind, "isMore", 0);

      assertThat(method.is(LOOPS, more)).as(kind).isTrue();
      assertThat(method.is(FETCHES, more)).as(kind).isFalse();
      assertThat(method.is(ENDLESS, more)).as(kind).isFalse();
    }
  }

  @Test
  void an_exception_that_stops_is_caught_as_each_of_its_superclasses_and_nothing_else() {
    byte[] catching = Targets.classFile(STUBBORN + "Catching");
    HandlerCode exceptions =
        HandlerCode.ofLines(catching, StopType.EXCEPTION, GateClass.checkpointOwnerPrefixes());

    assertThat(swallows(exceptions, "catchThrowableInside", 14)).isTrue();
    assertThat(swallows(exceptions, "catchExceptionInside", 78)).isTrue();
    assertThat(swallows(exceptions, "catchErrorInside", 46)).isFalse();
  }

  @Test
  void lines_tell_the_same_where_the_jvm_tells_no_more() {
    HandlerCode errors =
        HandlerCode.ofLines(
            Targets.classFile(STUBBORN + "Catching"),
            StopType.ERROR,
            GateClass.checkpointOwnerPrefixes());

    assertThat(swallows(errors, "catchThrowableInside", 14)).isTrue();
    assertThat(errors.catching().answer(LEADS_ON, "catchThrowableInside", null, 14, 14)).isTrue();
    assertThat(swallows(errors, "catchErrorInside", 46)).isTrue();
    assertThat(swallows(errors, "catchExceptionInside", 78)).isFalse();
  }

  @Test
  void all_code_without_lines_is_one_place_where_the_jvm_tells_lines() {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(Targets.classFile(STUBBORN + "Catching"))
        .accept(writer, ClassReader.SKIP_DEBUG);
    byte[] bare = writer.toByteArray();
    CatchingCode lines = HandlerCode.ofLines(bare, StopType.ERROR).catching();
    CatchingCode indexes = HandlerCode.of(bare, StopType.ERROR).catching();

    assertThat(lines.answer(SWALLOWS, "catchThrowableInside", null, -1, -1)).isTrue();
    assertThat(lines.answer(LEADS_ON, "catchThrowableInside", null, -1, -1)).isTrue();
    assertThat(lines.answer(SWALLOWS, "catchExceptionInside", null, -1, -1)).isFalse();
    assertThat(indexes.answer(SWALLOWS, "catchThrowableInside", null, -1, -1)).isFalse();
  }

  private static boolean swallows(HandlerCode code, String method, int line) {
    return code.catching().answer(SWALLOWS, method, null, line, line);
  }

  /** A method of a target, and where it calls others. */
  private static final class Method {
    private final byte[] classFile;
    private final CatchingCode code;
    private final String name;

    Method(String className, String name) {
      this.classFile = Targets.classFile(className);
      this.code =
          HandlerCode.of(classFile, StopType.ERROR, GateClass.checkpointOwnerPrefixes()).catching();
      this.name = name;
    }

    boolean is(CatchingCode.Question question, int place) {
      return is(question, place, place);
    }

    boolean is(CatchingCode.Question question, int place, int other) {
      return code.answer(question, name, null, place, other);
    }

    /** The index of a call, of which there may be several. */
    int call(String owner, String called, int number) {
      int[] found = {-1};
      CodeAttributes methods = new CodeAttributes(classFile);
      methods.accept(
          (method, member, start, length) -> {
            ConstantPool constants = methods.constants();
            if (constants.isText(BigEndian.u2(classFile, member + 2), name)) {
              found[0] =
                  find(
                      new CodeGraph(classFile, constants, StopType.ERROR, start, length),
                      constants,
                      owner,
                      called,
                      number);
            }
          });
      assertThat(found[0]).as("a call of %s.%s in %s", owner, called, name).isNotNegative();
      return found[0];
    }

    private static int find(
        CodeGraph code, ConstantPool constants, String owner, String called, int number) {
      int left = number;
      for (int pc = 0; pc < code.length(); pc++) {
        if (code.isInstruction(pc)
            && code.opcode(pc) >= 0xb6
            && code.opcode(pc) <= 0xb9
            && constants.owner(code.operand(pc)).equals(owner)
            && constants.member(code.operand(pc)).startsWith(called + "(")
            && left-- == 0) {
          return pc;
        }
      }
      return -1;
    }
  }
}
