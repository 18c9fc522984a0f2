/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.flow.BackwardJumps;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What has no loop is not touched. Over a package of the JDK with all below it. */
class ByteForByteTest {
  private static final String PACKAGE = "/modules/java.base/java/util";
  private static final int ENOUGH_CLASSES = 200;
  private static final int ENOUGH_METHODS = 2000;

  private static final List<byte[]> CLASS_FILES = new ArrayList<>();

  private final ClassInstrumenter instrumenter =
      new ClassInstrumenter(CheckpointChoice.gatesWhereTheySuit());

  @BeforeAll
  static void read() throws IOException {
    Path runtime = FileSystems.getFileSystem(URI.create("jrt:/")).getPath(PACKAGE);
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        CLASS_FILES.add(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void methods_without_loops_come_out_as_they_went_in() {
    int same = 0;
    int changed = 0;
    for (byte[] classFile : CLASS_FILES) {
      byte[] instrumented = instrumenter.instrument(classFile).classFile();
      if (instrumented != null) {
        Set<String> looping = looping(classFile);
        ClassSlices before = ClassSlices.of(classFile);
        ClassSlices after = ClassSlices.of(instrumented);
        for (String method : before.methods().keySet()) {
          boolean equal = Arrays.equals(before.methods().get(method), after.methods().get(method));
          assertThat(equal).as(method).isEqualTo(!looping.contains(method));
          same += equal ? 1 : 0;
          changed += equal ? 0 : 1;
        }
      }
    }
    assertThat(same).isGreaterThan(ENOUGH_METHODS);
    assertThat(changed).isGreaterThan(ENOUGH_CLASSES);
  }

  @Test
  void all_but_the_code_of_methods_comes_out_as_it_went_in() {
    int classes = 0;
    for (byte[] classFile : CLASS_FILES) {
      byte[] instrumented = instrumenter.instrument(classFile).classFile();
      if (instrumented != null) {
        ClassSlices before = ClassSlices.of(classFile);
        ClassSlices after = ClassSlices.of(instrumented);
        assertThat(after.constants()).startsWith(before.constants());
        assertThat(after.header()).isEqualTo(before.header());
        assertThat(after.methods().keySet()).containsExactlyElementsOf(before.methods().keySet());
        assertThat(after.fields()).containsExactlyEntriesOf(before.fields());
        assertThat(after.attributes()).containsExactlyInAnyOrderEntriesOf(before.attributes());
        classes++;
      }
    }
    assertThat(classes).isGreaterThan(ENOUGH_CLASSES);
  }

  @Test
  void a_class_without_loops_is_not_written_at_all() {
    int untouched = 0;
    for (byte[] classFile : CLASS_FILES) {
      boolean loops = !looping(classFile).isEmpty();
      assertThat(instrumenter.instrument(classFile).classFile() != null).isEqualTo(loops);
      untouched += loops ? 0 : 1;
    }
    assertThat(untouched).isGreaterThan(ENOUGH_CLASSES);
  }

  private static Set<String> looping(byte[] classFile) {
    return LoopSurvey.of(new ClassReader(classFile), BackwardJumps.of(classFile), false)
        .entrySet()
        .stream()
        .filter(method -> method.getValue().coverableCount() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
