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
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassTransformerTest {
  private static final String PLAIN = "io/loopbrake/targets/Plain";
  private static final String WITHOUT_LOOPS = "io/loopbrake/targets/LoopsIn";
  private static final ClassLoader LOADER = new ClassLoader() {};
  private static final int MOST_CONSTANTS = 65_534;

  @TempDir Path directory;

  private final CoverageLedger ledger = new CoverageLedger();
  private final FailureLog failures =
      new FailureLog(
          new AgentLog(new PrintStream(OutputStream.nullOutputStream()), LogLevel.ERROR),
          Runnable::run);
  private ClassTransformer transformer;

  @BeforeEach
  void select() throws BadOptionException {
    transformer = transformer("io.loopbrake.targets.**", CheckpointChoice.flags());
  }

  private ClassTransformer transformer(String include, CheckpointChoice choice)
      throws BadOptionException {
    return transformer(include, choice, directory);
  }

  private ClassTransformer transformer(String include, CheckpointChoice choice, Path dump)
      throws BadOptionException {
    return new ClassTransformer(
        new ClassSelection(ClassPatterns.parse(include), ClassPatterns.NONE),
        choice,
        StopType.ERROR,
        ledger,
        new TaskBoundaries(TaskPatterns.NONE),
        new BoundaryLedger(),
        PlantingRule.NONE,
        failures,
        Optional.of(dump.toFile()));
  }

  @Test
  void a_selected_class_is_instrumented_and_put_on_record() {
    byte[] changed = transform(PLAIN, classFile(PLAIN));

    assertThat(changed).isNotNull().isNotEqualTo(classFile(PLAIN));
    assertThat(ledger.totals().checkpoints()).isEqualTo(1);
    assertThat(failures.last()).isEmpty();
  }

  @Test
  void a_selected_class_without_loops_is_left_to_the_jvm_and_put_on_record() {
    assertThat(transform(WITHOUT_LOOPS, classFile(WITHOUT_LOOPS))).isNull();
    assertThat(ledger.totals().classesWithoutLoops()).isEqualTo(1);
  }

  @Test
  void a_class_that_is_not_selected_is_no_business_of_ours() {
    assertThat(transform("com/acme/Broken", new byte[10])).isNull();
    assertThat(ledger.knows(LOADER, "com/acme/Broken")).isFalse();
    assertThat(failures.last()).isEmpty();
  }

  @Test
  void a_class_without_a_name_is_known_by_the_name_in_its_file() {
    assertThat(transform(null, classFile(PLAIN))).isNotNull();
    assertThat(ledger.knows(LOADER, PLAIN)).isTrue();
  }

  @Test
  void a_class_that_cannot_be_read_is_loaded_as_it_is_and_reported() {
    byte[] cut = Arrays.copyOf(classFile(PLAIN), 200);

    assertThat(transform(PLAIN, cut)).isNull();
    assertThat(ledger.totals().classesFailed()).isEqualTo(1);
    assertThat(failures.last())
        .singleElement()
        .asString()
        .startsWith(PLAIN + ": version 52: java.lang.ArrayIndexOutOfBoundsException");
  }

  @Test
  void a_class_without_a_name_that_cannot_be_read_either_is_reported_as_such() {
    assertThat(transform(null, new byte[10])).isNull();
    assertThat(failures.last())
        .singleElement()
        .asString()
        .startsWith("a class without a readable name: version 0: ");
  }

  @Test
  void a_class_with_no_room_for_one_more_constant_is_loaded_as_it_is_and_reported() {
    assertThat(transform(PLAIN, withConstants(MOST_CONSTANTS))).isNull();
    assertThat(failures.last()).singleElement().asString().contains("ClassTooLargeException");
  }

  @Test
  void a_class_that_went_wrong_once_and_is_well_now_does_not_count_as_failed() {
    transform(PLAIN, new byte[10]);
    transform(PLAIN, classFile(PLAIN));

    assertThat(ledger.totals().classesFailed()).isZero();
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(1);
  }

  @Test
  void a_class_that_is_reloaded_without_being_selected_is_forgotten() throws BadOptionException {
    transform(PLAIN, classFile(PLAIN));
    transformer.select(new ClassSelection(ClassPatterns.parse("com.acme.**"), ClassPatterns.NONE));

    byte[] reloaded = transformer.transform(LOADER, PLAIN, getClass(), null, classFile(PLAIN));

    assertThat(reloaded).isNull();
    assertThat(ledger.knows(LOADER, PLAIN)).isFalse();
  }

  @Test
  void the_agents_own_classes_are_never_selected() throws BadOptionException {
    ClassLoader own = ClassTransformer.class.getClassLoader();

    assertThat(transformer("**", CheckpointChoice.flags()).selects(own, PLAIN)).isFalse();
    assertThat(transformer.transform(own, PLAIN, null, null, classFile(PLAIN))).isNull();
    assertThat(ledger.knows(own, PLAIN)).isFalse();
  }

  @Test
  void what_checkpoints_themselves_run_on_is_left_alone_even_when_it_is_named()
      throws BadOptionException {
    ClassTransformer ofJdk = transformer("java.lang.**", CheckpointChoice.flags());

    assertThat(ofJdk.transform(null, "java/lang/Thread", null, null, new byte[10])).isNull();
    assertThat(ledger.totals().leftAlone()).containsOnlyKeys(LeftAlone.JVM_MACHINERY);
    assertThat(failures.last()).isEmpty();
  }

  @Test
  void instrumented_classes_are_dumped_and_others_are_not() throws IOException {
    byte[] changed = transform(PLAIN, classFile(PLAIN));
    transform(WITHOUT_LOOPS, classFile(WITHOUT_LOOPS));

    assertThat(directory.resolve(PLAIN + ".class")).hasBinaryContent(changed);
    assertThat(directory.resolve(WITHOUT_LOOPS + ".class")).doesNotExist();
  }

  @Test
  void a_class_that_cannot_be_dumped_is_instrumented_all_the_same() throws IOException {
    Files.writeString(directory.resolve("io"), "a file where a directory has to be");

    assertThat(transform(PLAIN, classFile(PLAIN))).isNotNull();
    assertThat(ledger.totals().classesFailed()).isZero();
    assertThat(failures.last()).singleElement().asString().contains("could not be dumped");
  }

  @Test
  void no_class_is_dumped_outside_of_the_directory() throws BadOptionException {
    Path outside = directory.resolve("outside.class");
    transformer = transformer("**", CheckpointChoice.flags(), directory.resolve("dumped"));
    for (String name : List.of("../outside", "/" + directory.resolve("outside"))) {
      assertThat(transform(null, named(name))).isNotNull();
    }

    assertThat(outside).doesNotExist();
    assertThat(failures.last())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("could not be dumped"));
  }

  private byte[] transform(String name, byte[] classFile) {
    return transformer.transform(LOADER, name, null, null, classFile);
  }

  private static byte[] classFile(String internalName) {
    return Targets.classFile(internalName.replace('/', '.'));
  }

  /** The class with as many constants as that. */
  private static byte[] withConstants(int count) {
    ClassReader reader = new ClassReader(classFile(PLAIN));
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(writer, 0);
    for (int i = 0; writer.newUTF8("constant " + i) < count; i++) {}
    return writer.toByteArray();
  }

  /** A class with a loop, of a name that the JVM would refuse later. */
  private static byte[] named(String internalName) {
    ClassReader reader = new ClassReader(classFile(PLAIN));
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(InstructionVisitor.ASM_API, writer) {
          @Override
          public void visit(int v, int access, String n, String s, String superName, String[] i) {
            super.visit(v, access, internalName, s, superName, i);
          }
        },
        0);
    return writer.toByteArray();
  }
}
