/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.boundary.BoundaryLedger;
import io.loopbrake.agent.boundary.TaskBoundaries;
import io.loopbrake.agent.classfile.PlantingRule;
import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.config.TaskPatterns;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.testing.LoadedClassesOfJvm;
import io.loopbrake.agent.testing.Targets;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformedBoundariesTest {
  private static final String MAIL = "io/loopbrake/tasks/Mail";
  private static final String OFFICE = "io/loopbrake/tasks/Office";
  private static final String POOL = "org/apache/tomcat/util/threads/ThreadPoolExecutor";
  private static final String DISPATCHER = "kotlinx/coroutines/internal/LimitedDispatcher";
  private static final ClassLoader LOADER = new ClassLoader() {};
  private static final int MAJOR_VERSION = 7;

  @TempDir Path directory;

  private final BoundaryLedger ledger = new BoundaryLedger();
  private final FailureLog failures =
      new FailureLog(
          new AgentLog(new PrintStream(OutputStream.nullOutputStream()), LogLevel.ERROR),
          Runnable::run);
  private final CoverageLedger coverage = new CoverageLedger();
  private TaskBoundaries boundaries;
  private ClassTransformer transformer;

  @BeforeEach
  void name() throws BadOptionException {
    boundaries = new TaskBoundaries(TaskPatterns.parse("io.loopbrake.tasks.Mail#a*:a.B#c"));
    transformer = transformer(directory);
  }

  private ClassTransformer transformer(Path dump) {
    return transformer(ClassPatterns.NONE, dump);
  }

  private ClassTransformer transformer(ClassPatterns include, Path dump) {
    return new ClassTransformer(
        new ClassSelection(include, ClassPatterns.NONE),
        CheckpointChoice.flags(),
        StopType.ERROR,
        coverage,
        boundaries,
        ledger,
        PlantingRule.NONE,
        failures,
        Optional.of(dump.toFile()));
  }

  @Test
  void a_class_with_boundaries_gets_them_and_the_books_say_so() {
    assertThat(transform(MAIL, classFile(MAIL)))
        .asString(StandardCharsets.ISO_8859_1)
        .contains("java/lang/$Loopbrake");

    assertThat(ledger.count()).isEqualTo(11);
    assertThat(ledger.classes()).containsExactly("io.loopbrake.tasks.Mail");
    assertThat(ledger.notFound()).isEmpty();
    assertThat(boundaries.namedInVain(ledger)).containsExactly("a.B#c");
    assertThat(failures.last()).isEmpty();
  }

  @Test
  void a_class_that_is_reloaded_counts_once_and_one_of_two_loaders_twice() {
    transform(MAIL, classFile(MAIL));
    transform(MAIL, classFile(MAIL));
    assertThat(ledger.count()).isEqualTo(11);

    transformer.transform(new ClassLoader() {}, MAIL, null, null, classFile(MAIL));
    assertThat(ledger.count()).isEqualTo(22);
    assertThat(ledger.classes()).containsExactly("io.loopbrake.tasks.Mail");
  }

  @Test
  void a_class_that_has_boundaries_in_other_versions_alone_gets_its_checkpoints()
      throws BadOptionException {
    transformer = transformer(ClassPatterns.parse("**"), directory);

    assertThat(transform(DISPATCHER, classFile("io/loopbrake/targets/ControlLoops"))).isNotNull();
    assertThat(coverage.totals().checkpoints()).isPositive();
    assertThat(failures.last()).isEmpty();
    assertThat(ledger.classes()).isEmpty();
    assertThat(ledger.notFound()).isEmpty();
  }

  @Test
  void all_others_are_not_even_looked_at() {
    byte[] broken = {1, 2, 3};

    assertThat(transform("com/acme/Other", broken)).isNull();
    ClassLoader own = ClassTransformer.class.getClassLoader();
    assertThat(transformer.transform(own, MAIL, null, null, broken)).isNull();
    assertThat(failures.last()).isEmpty();
    assertThat(ledger.classes()).isEmpty();
  }

  @Test
  void a_malformed_class_is_left_to_the_jvm_and_told_of() {
    byte[] cut = Arrays.copyOf(classFile(MAIL), 100);

    assertThat(transform(MAIL, cut)).isNull();
    assertThat(failures.last())
        .singleElement()
        .asString()
        .startsWith(MAIL + ": version 52, task boundaries could not be planted: ");
    assertThat(ledger.notFound())
        .containsExactly("io.loopbrake.tasks.Mail: nothing (see the last failures)");
  }

  @Test
  void a_class_file_from_the_future_is_left_alone_without_ado() {
    byte[] future = classFile(MAIL);
    future[MAJOR_VERSION] = Opcodes.V28 + 1;

    assertThat(transform(MAIL, future)).isNull();
    assertThat(failures.last()).isEmpty();
    assertThat(ledger.notFound())
        .containsExactly("io.loopbrake.tasks.Mail: nothing (newer class file than known)");
  }

  @Test
  void what_a_known_class_lacks_is_told_unless_its_superclass_is_known() {
    assertThat(transform(POOL, classFile(OFFICE))).isNull();

    assertThat(ledger.notFound())
        .containsExactly(
            "org.apache.tomcat.util.threads.ThreadPoolExecutor: getTask",
            "org.apache.tomcat.util.threads.ThreadPoolExecutor: runWorker");
    assertThat(ledger.classes()).isEmpty();
  }

  @Test
  void planted_classes_are_dumped_where_that_is_asked_for() {
    byte[] planted = transform(MAIL, classFile(MAIL));

    assertThat(directory.resolve(MAIL + ".class")).hasBinaryContent(planted);
  }

  @Test
  void a_class_that_cannot_be_dumped_has_its_boundaries_all_the_same() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    byte[] planted = transformer(file).transform(LOADER, MAIL, null, null, classFile(MAIL));

    assertThat(new ClassReader(planted).getClassName()).isEqualTo(MAIL);
    assertThat(failures.last()).singleElement().asString().contains("could not be dumped");
  }

  @Test
  void classes_that_were_loaded_before_are_reloaded() throws Exception {
    LoadedClassesOfJvm jvm = new LoadedClassesOfJvm(transformer);
    Class<?> mail = target("Mail");
    jvm.load(String.class, target("Office"), mail, mail.arrayType());

    assertThat(new LoadedClasses(jvm.instrumentation(), transformer, coverage).begin())
        .isEqualTo(1);
    assertThat(jvm.reloaded()).containsExactly(mail);
    assertThat(ledger.count()).isEqualTo(11);
  }

  @Test
  void one_that_the_jvm_refuses_to_reload_does_not_keep_the_others_from_it() throws Exception {
    LoadedClassesOfJvm jvm = new LoadedClassesOfJvm(transformer);
    Class<?> mail = target("Mail");
    Class<?> part = target("Mail$Part");
    Class<?> late = target("Mail");
    jvm.load(mail, part);
    jvm.refuseToReload(mail);
    jvm.loadDuringNextReload(late);

    assertThat(new LoadedClasses(jvm.instrumentation(), transformer, coverage).begin())
        .isEqualTo(2);
    assertThat(jvm.reloaded()).containsExactly(part, late);
    assertThat(failures.last())
        .singleElement()
        .asString()
        .startsWith(MAIL + ": the JVM refused to reload it for its task boundaries: ");
  }

  @Test
  void where_none_was_loaded_nothing_is_reloaded() {
    LoadedClassesOfJvm jvm = new LoadedClassesOfJvm(transformer);
    jvm.load(String.class, int.class);

    assertThat(new LoadedClasses(jvm.instrumentation(), transformer, coverage).begin()).isZero();
    assertThat(jvm.batches()).isEmpty();
  }

  private byte[] transform(String name, byte[] classFile) {
    return transformer.transform(LOADER, name, null, null, classFile);
  }

  private static byte[] classFile(String internalName) {
    return Targets.classFile(internalName.replace('/', '.'));
  }

  private static Class<?> target(String simpleName) throws Exception {
    return new URLClassLoader(new URL[] {Targets.classes().toUri().toURL()}, null)
        .loadClass("io.loopbrake.tasks." + simpleName);
  }
}
