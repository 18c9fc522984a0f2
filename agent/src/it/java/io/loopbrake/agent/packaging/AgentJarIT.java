/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the one file that a user gets, and what must never be. */
class AgentJarIT {

  private static final String ENTRY_ROOM = "io/loopbrake/agent/entry/";
  private static final String HIDDEN = "loopbrake/";
  private static final List<String> ARCHIVES = List.of(HIDDEN + "agent.zip", HIDDEN + "shell.zip");
  private static final Pattern NEEDS_JAVA_11 =
      Pattern.compile(
          HIDDEN
              + "io/loopbrake/agent/"
              + "(stack/StackWalkerReader|recording/FlightEvents|recording/StopEvents?)"
              + "(\\$.*)?\\.class");
  private static final Set<String> NEED_JAVA_9 =
      Set.of(
          HIDDEN + "io/loopbrake/agent/gate/TrustedLookupDefiner.class",
          HIDDEN + "io/loopbrake/agent/gate/JavaModuleOpener.class",
          HIDDEN + "io/loopbrake/agent/process/ChildHandles.class");
  private static final String LICENCE = "META-INF/LICENSE";
  private static final Pattern SHADED_LIBRARY =
      Pattern.compile(HIDDEN + "io/loopbrake/agent/shaded/(\\w+)/");
  private static final Pattern NAMED_LIBRARY =
      Pattern.compile("io\\.loopbrake\\.agent\\.shaded\\.(\\w+)\\)");
  private static final Pattern NAMED_LICENCE = Pattern.compile("META-INF/[\\w/-]*\\w");
  private static final int JAVA_8 = 52;
  private static final int JAVA_9 = 53;
  private static final int JAVA_11 = 55;
  private static final int UTF8_CONSTANT = 1;

  /** Types and descriptors anywhere, dotted names on their own; a message may speak of either. */
  private static final Pattern FOREIGN_NAME =
      Pattern.compile(
          "net/bytebuddy/|^net\\.bytebuddy(\\.[\\w$]+)*$"
              + "|(?<!agent/shaded/)\\bpicocli/|^picocli(\\.[\\w$]+)*$");

  private JarFile jar;

  /** The files of the jar and, below {@link #HIDDEN}, those of the archives in it. */
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private final Set<LocalDateTime> times = new HashSet<>();

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(System.getProperty("loopbrake.jar"));
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      byte[] content = jar.getInputStream(entry).readAllBytes();
      if (ARCHIVES.contains(entry.getName())) {
        unpack(content);
      } else {
        files.put(entry.getName(), content);
      }
    }
  }

  private void unpack(byte[] archive) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(files.put(HIDDEN + entry.getName(), in.readAllBytes()))
            .as(entry.getName() + " is in one archive")
            .isNull();
        times.add(entry.getTimeLocal());
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void the_root_holds_three_directories() {
    assertThat(names().map(name -> name.replaceFirst("/.*", "")).distinct())
        .containsExactlyInAnyOrder("META-INF", "io", "loopbrake");
  }

  @Test
  void meta_inf_holds_the_manifest_and_the_licences_of_all_that_is_inside() {
    assertThat(names().filter(name -> name.startsWith("META-INF/")))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/licenses/byte-buddy/LICENSE",
            "META-INF/licenses/byte-buddy/NOTICE",
            "META-INF/licenses/byte-buddy/ASM",
            "META-INF/licenses/picocli/LICENSE");
  }

  @Test
  void the_notice_names_each_library_inside_and_each_file_with_a_licence() {
    String notice = new String(files.get("META-INF/NOTICE"), UTF_8);
    List<String> libraries =
        names()
            .map(SHADED_LIBRARY::matcher)
            .filter(Matcher::lookingAt)
            .map(library -> library.group(1))
            .distinct()
            .toList();
    List<String> licences =
        names()
            .filter(name -> name.startsWith("META-INF/licenses/") || name.equals(LICENCE))
            .toList();

    assertThat(libraries).contains("bytebuddy", "picocli");
    assertThat(NAMED_LIBRARY.matcher(notice).results().map(library -> library.group(1)))
        .containsExactlyInAnyOrderElementsOf(libraries);
    assertThat(NAMED_LICENCE.matcher(notice).results().map(MatchResult::group))
        .containsExactlyInAnyOrderElementsOf(licences);
  }

  @Test
  void an_application_can_load_the_entry_classes_and_no_others() {
    assertThat(names().filter(outside("META-INF/")).filter(outside(HIDDEN)))
        .containsExactlyInAnyOrder(
            ENTRY_ROOM + "LoopbrakeAgent.class",
            ENTRY_ROOM + "IsolatedClassLoader.class",
            ENTRY_ROOM + "IsolatedClassLoader$Handler.class",
            ENTRY_ROOM + "IsolatedClassLoader$Connection.class",
            ENTRY_ROOM + "StoredJar.class");
  }

  @Test
  void the_hidden_part_holds_classes_below_our_own_name_and_their_services() {
    assertThat(names().filter(name -> name.startsWith(HIDDEN)))
        .allMatch(
            name ->
                name.matches("loopbrake/io/loopbrake/agent/.*\\.class")
                    || name.matches("loopbrake/io/loopbrake/agent/gate/(Runtime|Gates).*\\.bin")
                    || name.matches("loopbrake/META-INF/services/io\\.loopbrake\\.agent\\..*"));
  }

  @Test
  void every_class_of_ours_is_kept() throws IOException {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> expected =
          files
              .map(file -> classes.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
              .filter(outside("io/loopbrake/agent/template/"))
              .map(name -> name.startsWith(ENTRY_ROOM) ? name : HIDDEN + name)
              .collect(Collectors.toList());
      assertThat(names()).containsAll(expected);
    }
  }

  @Test
  void the_manifest_says_this_and_nothing_of_the_machine_that_built_it() throws IOException {
    assertThat(jar.getManifest().getEntries()).isEmpty();
    assertThat(
            jar.getManifest().getMainAttributes().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue())))
        .containsOnly(
            entry("Manifest-Version", "1.0"),
            entry("Main-Class", "io.loopbrake.agent.entry.LoopbrakeAgent"),
            entry("Premain-Class", "io.loopbrake.agent.entry.LoopbrakeAgent"),
            entry("Agent-Class", "io.loopbrake.agent.entry.LoopbrakeAgent"),
            entry("Can-Retransform-Classes", "true"),
            entry("Automatic-Module-Name", "io.loopbrake.agent"),
            entry("Implementation-Title", "Loopbrake"),
            entry("Implementation-Version", System.getProperty("loopbrake.version")));
  }

  @Test
  void no_class_needs_more_than_java_8_but_for_those_that_are_loaded_by_name() {
    Set<String> forJava9 = new HashSet<>();
    classes()
        .forEach(
            name -> {
              if (NEEDS_JAVA_11.matcher(name).matches()) {
                assertThat(version(name)).isEqualTo(JAVA_11);
              } else if (NEED_JAVA_9.contains(name)) {
                assertThat(version(name)).isEqualTo(JAVA_9);
                forJava9.add(name);
              } else {
                assertThat(version(name)).as(name).isBetween(45, JAVA_8);
              }
            });
    assertThat(forJava9).isEqualTo(NEED_JAVA_9);
  }

  @Test
  void no_class_names_a_library_by_its_own_name() {
    assertThat(classes().flatMap(this::constants))
        .isNotEmpty()
        .noneMatch(constant -> FOREIGN_NAME.matcher(constant).find());
  }

  @Test
  void all_entries_carry_one_time_and_have_none_of_their_own() {
    jar.stream().map(ZipEntry::getTimeLocal).forEach(times::add);

    assertThat(times).hasSize(1);
  }

  @Test
  void the_archives_are_found_without_decompression_and_the_jar_has_few_entries_besides() {
    assertThat(ARCHIVES)
        .allSatisfy(name -> assertThat(jar.getEntry(name).getMethod()).isEqualTo(ZipEntry.STORED));
    assertThat(jar.size()).isLessThan(20);
  }

  @Test
  void the_part_for_the_shell_is_not_loaded_into_a_jvm_with_the_agent() throws IOException {
    try (InputStream archive = jar.getInputStream(jar.getEntry(ARCHIVES.get(0)));
        ZipInputStream in = new ZipInputStream(archive)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(entry.getName()).doesNotContain("/picocli/", "/cli/");
      }
    }
  }

  private Stream<String> names() {
    return files.keySet().stream();
  }

  private Stream<String> classes() {
    return names().filter(name -> name.endsWith(".class"));
  }

  private int version(String classFile) {
    return new ClassReader(files.get(classFile)).readUnsignedShort(6);
  }

  /**
   * A compiler folds the constants of an interface and leaves the name of the interface in the
   * constant pool. Nothing refers to it, so the JVM never looks for the interface.
   */
  private static byte[] withoutUnusedConstants(byte[] classFile) {
    ClassWriter used = new ClassWriter(0);
    new ClassReader(classFile).accept(used, 0);
    return used.toByteArray();
  }

  private Stream<String> constants(String classFile) {
    byte[] bytes = withoutUnusedConstants(files.get(classFile));
    ClassReader reader = new ClassReader(bytes);
    return IntStream.range(1, reader.getItemCount())
        .map(reader::getItem)
        .filter(offset -> offset > 0 && reader.readByte(offset - 1) == UTF8_CONSTANT)
        .mapToObj(at -> new String(bytes, at + 2, reader.readUnsignedShort(at), ISO_8859_1));
  }

  private static Predicate<String> outside(String directory) {
    return name -> !name.startsWith(directory);
  }
}
