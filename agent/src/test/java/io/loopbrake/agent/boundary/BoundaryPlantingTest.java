/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.TaskPattern;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.instrument.InstrumentedClass;
import io.loopbrake.agent.testing.Targets;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryPlantingTest {
  private static final String MAIL = "io.loopbrake.tasks.Mail";

  @BeforeEach
  void forget() {
    Recorder.forget();
  }

  @Test
  void every_method_of_a_name_is_a_place() throws BadOptionException {
    assertThat(plant(mail(), "Mail#an*").count()).isEqualTo(3);
    assertThat(plant(mail(), "Mail#an*").boundaries().get(PlantedLoader.NAMED)).isTrue();
    assertThat(plant(mail(), "Mail#an*").boundaries().get(PlantedLoader.NAMED + 1)).isFalse();
  }

  @Test
  void a_class_without_such_a_method_is_not_written() throws BadOptionException {
    Place nowhere = Place.task(PlantedLoader.NAMED, TaskPattern.parse("Mail#nowhere"));
    BoundaryPlanting planting = PlantedLoader.planting(mail(), nowhere);
    InstrumentedClass result = PlantedLoader.instrumented(mail(), planting);

    assertThat(planting.hasMethods()).isFalse();
    assertThat(result.classFile()).isNull();
    assertThat(result.boundaries()).isSameAs(PlantedBoundaries.NONE);
  }

  @Test
  void constructors_and_methods_without_code_are_no_tasks() throws BadOptionException {
    byte[] callable = Targets.classFile("io.loopbrake.targets.LoopsIn");

    assertThat(plant(mail(), "Mail#*init*").count()).isZero();
    assertThat(plant(callable, "LoopsIn#*").count()).isZero();
  }

  @Test
  void what_a_compiler_made_up_is_no_task_beside_what_was_written() throws BadOptionException {
    assertThat(plant(mail(), "Mail#compareTo").count()).isEqualTo(1);
    assertThat(plant(mail(), "Mail#lambda*").count()).isEqualTo(1);
    assertThat(plant(mail(), "Mail#lambda$lambda$0").count()).isEqualTo(1);
  }

  @Test
  void the_first_of_several_patterns_takes_the_method() throws BadOptionException {
    PlantedBoundaries planted = plant(mail(), "Mail#aLong", "Mail#a*", "Mail#aLong/swallow");

    assertThat(planted.boundaries().get(PlantedLoader.NAMED)).isTrue();
    assertThat(planted.boundaries().get(PlantedLoader.NAMED + 1)).isTrue();
    assertThat(planted.boundaries().get(PlantedLoader.NAMED + 2)).isFalse();
    assertThat(planted.count()).isEqualTo(11);
  }

  @Test
  void what_is_known_and_not_there_is_told() {
    Place[] places = {
      Place.task(8, "aLong"),
      Place.worker(9, "nowhere"),
      Place.nestedCall(10, "java/lang/Runnable.run", "aLong", "anInt"),
      Place.task(11, "neither").orAbsent()
    };

    assertThat(PlantedLoader.plant(mail(), places).notFound())
        .containsExactly("nowhere", "aLong or anInt");
    BoundaryPlanting inherited = new BoundaryPlanting(new ClassReader(mail()), places, true);
    assertThat(PlantedLoader.instrumented(mail(), inherited).boundaries().notFound()).isEmpty();
  }

  @Test
  void checkpoints_and_boundaries_bear_each_other() throws Exception {
    Place loops = Place.task(PlantedLoader.NAMED, TaskPattern.parse(MAIL + "#loops"));
    byte[] both =
        new ClassInstrumenter(CheckpointChoice.flags())
            .instrument(mail(), true, PlantedLoader.planting(mail(), loops), null)
            .classFile();
    Class<?> type = new PlantedLoader().define(both);

    assertThat(type.getMethod("loops", int.class).invoke(null, 3)).isEqualTo(3L);
    assertThat(Recorder.heard())
        .containsExactly("begin 64", "checkpoint", "checkpoint", "checkpoint", "end 64");
  }

  @Test
  void boundaries_are_planted_by_numbers_of_any_size() throws Exception {
    for (int boundary : new int[] {0, 1, 2, 31, 32, 8191, 8192, 100_000}) {
      Recorder.forget();
      Class<?> type = new PlantedLoader(Place.task(boundary, "loops")).loadClass(MAIL);
      type.getMethod("loops", int.class).invoke(null, 3);
      assertThat(Recorder.heard()).containsExactly("begin " + boundary, "end " + boundary);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
  void an_old_class_with_subroutines_and_without_frames_is_verified_and_runs(int version)
      throws Exception {
    Class<?> type = PlantedLoader.naming("Old#run").define(OldClassFiles.withSubroutine(version));

    assertThat(type.getMethod("run", int.class).invoke(null, 1)).isEqualTo(1);
    assertThatThrownBy(() -> type.getMethod("run", int.class).invoke(null, 0))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(type.getField("finals").getInt(null)).isEqualTo(2);
    assertThat(Recorder.heard()).containsExactly("begin 64", "end 64", "begin 64", "end 64");
  }

  @Test
  void a_method_that_may_not_grow_stays_as_it_is_and_costs_the_others_nothing() throws Exception {
    PlantedBoundaries planted =
        plant(OldClassFiles.withSizes(7995, 65_530, 100, 9000), "Sizes#run");

    assertThat(planted.count()).isEqualTo(2);
    assertThat(planted.notFound()).containsExactly("run (too large)", "run (too large)");
    PlantedLoader.naming("Sizes#run").define(OldClassFiles.withSizes(7995, 65_530, 100, 9000));
  }

  @Test
  void a_malformed_class_file_is_an_error() {
    byte[] cut = Arrays.copyOf(mail(), mail().length / 2);

    assertThatThrownBy(() -> plant(cut, "Mail#aLong")).isInstanceOf(RuntimeException.class);
  }

  private static byte[] mail() {
    return Targets.classFile(MAIL);
  }

  private static PlantedBoundaries plant(byte[] classFile, String... patterns)
      throws BadOptionException {
    Place[] places = new Place[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      places[i] = Place.task(PlantedLoader.NAMED + i, TaskPattern.parse(patterns[i]));
    }
    return PlantedLoader.plant(classFile, places);
  }
}
