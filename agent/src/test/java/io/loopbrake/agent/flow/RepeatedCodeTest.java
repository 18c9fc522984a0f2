/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Targets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RepeatedCodeTest {
  private static final String RUNAWAYS = "io.loopbrake.reached.loops.Runaways";
  private static final String JOBS = "io.loopbrake.reached.loops.Jobs$";

  @Test
  void a_loop_has_the_calls_in_it_and_not_those_before_it() {
    RepeatedCode map = inAnyLine(RUNAWAYS, "callsMap");

    assertThat(map.isLoop()).isTrue();
    assertThat(map.isCalling()).isTrue();
    assertThat(map.calls()).extracting(RepeatedCode.Call::name).containsExactly("get");
    RepeatedCode.Call get = map.calls().get(0);
    assertThat(get.owner()).isEqualTo("java/util/Map");
    assertThat(get.descriptor()).isEqualTo("(Ljava/lang/Object;)Ljava/lang/Object;");
    assertThat(get.isVirtual()).isTrue();
    assertThat(get.isSwallowed()).isFalse();
  }

  @Test
  void a_loop_without_calls_says_so() {
    RepeatedCode tight = inAnyLine(RUNAWAYS, "tight");

    assertThat(tight.isLoop()).isTrue();
    assertThat(tight.isCalling()).isFalse();
    assertThat(tight.calls()).isEmpty();
    assertThat(tight.lines()).hasSizeBetween(1, 2);
  }

  @Test
  void the_calls_of_the_innermost_loop_come_first() {
    RepeatedCode iterators = inAnyLine(RUNAWAYS, "callsIterator");
    int last = new TreeSet<>(iterators.lines()).last();

    assertThat(iterators.calls())
        .extracting(RepeatedCode.Call::name)
        .contains("iterator", "hasNext", "next");
    assertThat(at(RUNAWAYS, "callsIterator", Set.of(last)).calls().get(0).name())
        .isNotEqualTo("iterator");
  }

  @Test
  void what_the_loop_itself_catches_is_swallowed() {
    RepeatedCode retry = inAnyLine(JOBS + "QueueWorker", "run");

    assertThat(retry.isLoop()).isTrue();
    assertThat(retry.calls()).extracting(RepeatedCode.Call::name).contains("take", "run");
    assertThat(retry.calls())
        .filteredOn(RepeatedCode.Call::isSwallowed)
        .extracting(RepeatedCode.Call::name)
        .containsExactlyInAnyOrder("take", "run");
    assertThat(retry.swallowingLines()).isNotEmpty();
  }

  @Test
  void a_loop_that_takes_its_work_from_a_queue_is_known() {
    assertThat(inAnyLine(JOBS + "QueueWorker", "run").isOfWorker()).isTrue();
    assertThat(inAnyLine(JOBS + "Job", "turn").isOfWorker()).isFalse();
  }

  @Test
  void a_loop_of_a_home_made_pool_is_that_of_a_worker() {
    String[][] loops = {
      {"SwallowingPool", "work"},
      {"ExceptionPool", "work"},
      {"SupervisedPool", "work"},
      {"Dispatcher", "dispatch"},
      {"SelectLoop", "loop"}
    };
    for (String[] loop : loops) {
      assertThat(inAnyLine("io.loopbrake.workers.pools." + loop[0], loop[1]).isOfWorker())
          .as(loop[0])
          .isTrue();
    }
    assertThat(inAnyLine(JOBS + "MonitorWorker", "run").isOfWorker()).isTrue();
  }

  @Test
  void a_loop_with_a_stack_or_a_queue_of_its_own_takes_elements_and_is_that_of_no_worker() {
    for (String method : new String[] {"parses", "visits"}) {
      RepeatedCode loop = inAnyLine(RUNAWAYS, method);

      assertThat(loop.isTakingElements()).as(method).isTrue();
      assertThat(loop.isOfWorker()).as(method).isFalse();
    }
    assertThat(inAnyLine(RUNAWAYS, "callsMap").isTakingElements()).isFalse();
  }

  @Test
  void the_calls_that_take_an_element_are_told_from_the_others() {
    List<RepeatedCode.Call> calls =
        inAnyLine("io.loopbrake.reached.ReachDispatcher", "moves").calls();

    assertThat(calls)
        .filteredOn(RepeatedCode.Call::isFetch)
        .extracting(RepeatedCode.Call::name)
        .containsExactly("poll", "poll");
    assertThat(calls).extracting(RepeatedCode.Call::name).contains("offer");
  }

  @Test
  void a_method_without_a_loop_has_the_calls_of_the_lines() {
    RepeatedCode search = inAnyLine(RUNAWAYS, "search");

    assertThat(search.isLoop()).isFalse();
    assertThat(search.calls()).extracting(RepeatedCode.Call::name).containsOnly("search");
  }

  @Test
  void a_line_of_another_method_finds_nothing() {
    assertThat(RepeatedCode.of(Targets.classFile(RUNAWAYS), "callsMap", Set.of(1), StopType.ERROR))
        .isEmpty();
  }

  private static RepeatedCode inAnyLine(String className, String method) {
    Set<Integer> lines = new TreeSet<>();
    for (int line = 1; line < 1000; line++) {
      lines.add(line);
    }
    return at(className, method, lines);
  }

  private static RepeatedCode at(String className, String method, Set<Integer> lines) {
    List<RepeatedCode> found =
        RepeatedCode.of(Targets.classFile(className), method, lines, StopType.ERROR);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
