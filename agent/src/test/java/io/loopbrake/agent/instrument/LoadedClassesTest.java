/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.testing.LoadedClassesOfJvm;
import io.loopbrake.agent.testing.Targets;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {
  private static final String PACKAGE = "io.loopbrake.targets.";
  private static final String LOOPLESS = "Loopless";
  private static final int MORE_THAN_A_BATCH = 450;

  private final CoverageLedger ledger = new CoverageLedger();
  private final FailureLog failures =
      new FailureLog(
          new AgentLog(new PrintStream(OutputStream.nullOutputStream()), LogLevel.ERROR),
          Runnable::run);
  private ClassTransformer transformer;
  private LoadedClassesOfJvm jvm;
  private LoadedClasses loaded;

  @BeforeEach
  void select() throws BadOptionException {
    transformer =
        ClassTransformer.ofCheckpoints(
            new ClassSelection(ClassPatterns.parse(PACKAGE + "**"), ClassPatterns.NONE),
            CheckpointChoice.flags(),
            ledger,
            failures);
    jvm = new LoadedClassesOfJvm(transformer);
    loaded = new LoadedClasses(jvm.instrumentation(), transformer, ledger);
  }

  @Test
  void selected_classes_that_were_loaded_before_are_reloaded() throws Exception {
    jvm.load(target("Plain"), target("NumberLoops"), String.class);

    assertThat(loaded.begin()).isEqualTo(2);
    assertThat(jvm.reloaded()).containsExactly(target("Plain"), target("NumberLoops"));
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(2);
  }

  @Test
  void classes_that_went_through_the_transformer_are_not_reloaded() throws Exception {
    jvm.load(target("Plain"));
    loaded.begin();
    jvm.reloaded().clear();

    assertThat(loaded.begin()).isZero();
    assertThat(jvm.reloaded()).isEmpty();
  }

  @Test
  void what_is_added_is_reloaded_and_what_is_removed_is_restored() throws Exception {
    ClassPattern number = ClassPattern.parse(PACKAGE + "NumberLoops");
    jvm.load(target("Plain"), target("NumberLoops"));
    loaded.begin();
    jvm.reloaded().clear();

    assertThat(loaded.change(selection -> selection.removing(number))).isEqualTo(1);
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(1);
    assertThat(loaded.change(selection -> selection.adding(number))).isEqualTo(1);
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(2);
    assertThat(jvm.reloaded()).containsExactly(target("NumberLoops"), target("NumberLoops"));
  }

  @Test
  void what_a_change_would_reload_is_told_before_and_nothing_is_changed() throws Exception {
    ClassPattern number = ClassPattern.parse(PACKAGE + "NumberLoops");
    jvm.load(target("Plain"), target("NumberLoops"), String.class);
    loaded.begin();
    jvm.reloaded().clear();

    ReloadForecast removing = loaded.foresee(selection -> selection.removing(number));
    ReloadForecast adding = loaded.foresee(selection -> selection.adding(number));

    assertThat(removing.classes()).isEqualTo(1);
    assertThat(removing.loaded()).isEqualTo(3);
    assertThat(removing.seconds()).isPositive();
    assertThat(adding.classes()).isZero();
    assertThat(adding.seconds()).isZero();
    assertThat(jvm.reloaded()).isEmpty();
    assertThat(loaded.change(selection -> selection.removing(number))).isEqualTo(1);
  }

  @Test
  void classes_that_can_have_no_brakes_are_counted_and_never_reloaded() throws Exception {
    ClassPattern strings = ClassPattern.parse("java.lang.String");
    jvm.load(String.class, String[].class);
    loaded.begin();

    assertThat(loaded.foresee(selection -> selection.adding(strings)).classes()).isZero();
    assertThat(loaded.change(selection -> selection.adding(strings))).isZero();
    assertThat(ledger.knows(null, "java/lang/String")).isTrue();
    assertThat(loaded.notCovered()).isEmpty();
    assertThat(loaded.foresee(selection -> selection.removing(strings)).classes()).isZero();
    assertThat(loaded.change(selection -> selection.removing(strings))).isZero();
    assertThat(ledger.knows(null, "java/lang/String")).isFalse();
    assertThat(jvm.reloaded()).isEmpty();
  }

  @Test
  void a_class_without_loops_is_looked_at_once_and_never_reloaded_again() throws Exception {
    ClassPattern all = ClassPattern.parse(PACKAGE + "**");
    jvm.load(target("Plain"), target(LOOPLESS));
    assertThat(loaded.begin()).isEqualTo(2);
    int classes = ledger.totals().classesWithoutLoops();
    jvm.reloaded().clear();

    for (int i = 0; i < 3; i++) {
      assertThat(loaded.change(selection -> selection.removing(all))).isEqualTo(1);
      assertThat(ledger.totals().classesWithoutLoops()).isZero();
      assertThat(loaded.change(selection -> selection.adding(all))).isEqualTo(1);
      assertThat(ledger.totals().classesWithoutLoops()).isEqualTo(classes);
    }
    assertThat(jvm.reloaded()).doesNotContain(target(LOOPLESS));
  }

  @Test
  void a_class_without_loops_that_another_tool_changed_meanwhile_is_looked_at_again()
      throws Exception {
    ClassPattern all = ClassPattern.parse(PACKAGE + "**");
    jvm.load(target(LOOPLESS));
    loaded.begin();
    loaded.change(selection -> selection.removing(all));
    jvm.instrumentation().retransformClasses(target(LOOPLESS));

    assertThat(loaded.change(selection -> selection.adding(all))).isEqualTo(1);
  }

  @Test
  void a_class_that_failed_is_tried_again_when_it_is_selected_again() throws Exception {
    ClassPattern all = ClassPattern.parse(PACKAGE + "**");
    jvm.load(target("Plain"));
    jvm.refuseToReload(target("Plain"));
    loaded.begin();
    assertThat(ledger.totals().classesFailed()).isEqualTo(1);

    jvm.allowToReload(target("Plain"));
    loaded.change(selection -> selection.removing(all));
    loaded.change(selection -> selection.adding(all));

    assertThat(ledger.totals().classesFailed()).isZero();
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(1);
  }

  @Test
  void arrays_and_what_the_jvm_does_not_let_us_change_stay_as_they_are() throws Exception {
    Class<?> plain = target("Plain");
    jvm.load(plain.arrayType(), int.class, plain);
    jvm.forbidToChange(plain);

    assertThat(loaded.begin()).isZero();
    assertThat(loaded.notCovered()).isEmpty();
  }

  @Test
  void many_classes_are_reloaded_in_batches() throws Exception {
    jvm.load(loadedOften(MORE_THAN_A_BATCH));

    assertThat(loaded.begin()).isEqualTo(MORE_THAN_A_BATCH);
    assertThat(jvm.batches()).hasSizeGreaterThan(1).allMatch(size -> size <= 200);
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(MORE_THAN_A_BATCH);
  }

  @Test
  void one_class_that_the_jvm_refuses_to_reload_does_not_keep_the_others_from_it()
      throws Exception {
    Class<?>[] many = loadedOften(10);
    jvm.load(many);
    jvm.refuseToReload(many[4]);

    assertThat(loaded.begin()).isEqualTo(9);
    assertThat(jvm.reloaded()).hasSize(9).doesNotContain(many[4]);
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(9);
    assertThat(ledger.totals().classesFailed()).isEqualTo(1);
    assertThat(failures.last())
        .singleElement()
        .asString()
        .startsWith("io/loopbrake/targets/Plain: the JVM refused to reload it: ")
        .contains("VerifyError");
  }

  @Test
  void a_class_that_appears_during_the_first_pass_is_reached_by_the_next() throws Exception {
    Class<?> late = target("NumberLoops");
    jvm.load(target("Plain"));
    jvm.loadDuringNextReload(late);

    assertThat(loaded.begin()).isEqualTo(2);
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(2);
  }

  @Test
  void classes_that_went_past_the_agent_are_named_in_order() throws Exception {
    jvm.load(target("Plain"), target("NumberLoops"), String.class);

    assertThat(loaded.notCovered()).containsExactly(PACKAGE + "NumberLoops", PACKAGE + "Plain");
    loaded.begin();
    assertThat(loaded.notCovered()).isEmpty();
  }

  private final List<ClassLoader> loaders = new ArrayList<>();

  private Class<?> target(String simpleName) throws Exception {
    if (loaders.isEmpty()) {
      loaders.add(loader());
    }
    return loaders.get(0).loadClass(PACKAGE + simpleName);
  }

  /** One class as often as that, each time of another loader. */
  private Class<?>[] loadedOften(int times) throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      classes.add(loader().loadClass(PACKAGE + "Plain"));
    }
    Collections.shuffle(classes);
    return classes.toArray(new Class<?>[0]);
  }

  private static ClassLoader loader() throws MalformedURLException {
    return new URLClassLoader(new URL[] {Targets.classes().toUri().toURL()}, null);
  }
}
