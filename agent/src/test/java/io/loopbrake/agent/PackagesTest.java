/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private static final String ROOT = "io.loopbrake.agent";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final List<Path> NEWER_SOURCES =
      List.of(Path.of("src/main/java9"), Path.of("src/main/java11"));
  private static final int LONGEST_FILE = 450;
  private static final int MEDIAN_FILE = 100;

  /**
   * One for hooks of the end of the JVM, which demands a thread that nobody has started; one that
   * has to be stopped as those of the application are; one that never starts; and one that reports
   * that the classes of the kernel cannot be loaded.
   */
  private static final List<String> MAKERS_OF_THREADS =
      List.of(
          "threads.OwnThread",
          "threads.ShutdownHook",
          "SelfTestRunaway",
          "suspend.JniReferences",
          "entry.LoopbrakeAgent");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void packages_depend_on_each_other_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy(ROOT)
        .layer("entry")
        .definedBy(ROOT + ".entry")
        .layer("config")
        .definedBy(ROOT + ".config")
        .layer("message")
        .definedBy(ROOT + ".message")
        .layer("gate")
        .definedBy(ROOT + ".gate")
        .layer("template")
        .definedBy(ROOT + ".template")
        .layer("flow")
        .definedBy(ROOT + ".flow")
        .layer("classfile")
        .definedBy(ROOT + ".classfile")
        .layer("instrument")
        .definedBy(ROOT + ".instrument")
        .layer("boundary")
        .definedBy(ROOT + ".boundary")
        .layer("stack")
        .definedBy(ROOT + ".stack")
        .layer("delivery")
        .definedBy(ROOT + ".delivery")
        .layer("task")
        .definedBy(ROOT + ".task")
        .layer("threads")
        .definedBy(ROOT + ".threads")
        .layer("suspend")
        .definedBy(ROOT + ".suspend")
        .layer("control")
        .definedBy(ROOT + ".control")
        .layer("jmx")
        .definedBy(ROOT + ".jmx")
        .layer("recording")
        .definedBy(ROOT + ".recording")
        .layer("log")
        .definedBy(ROOT + ".log")
        .layer("text")
        .definedBy(ROOT + ".text")
        .layer("reach")
        .definedBy(ROOT + ".reach")
        .layer("unblock")
        .definedBy(ROOT + ".unblock")
        .layer("link")
        .definedBy(ROOT + ".link")
        .layer("process")
        .definedBy(ROOT + ".process")
        .layer("cli")
        .definedBy(ROOT + ".cli")
        .ensureAllClassesAreContainedInArchitectureIgnoring(
            "net..", "org..", "java..", "javax..", "picocli..")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("entry")
        .mayNotAccessAnyLayer()
        .whereLayer("config")
        .mayOnlyAccessLayers("message")
        .whereLayer("message")
        .mayNotAccessAnyLayer()
        .whereLayer("text")
        .mayNotAccessAnyLayer()
        .whereLayer("gate")
        .mayOnlyAccessLayers("message")
        .whereLayer("template")
        .mayOnlyAccessLayers("gate")
        .whereLayer("template")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("flow")
        .mayOnlyAccessLayers("classfile")
        .whereLayer("log")
        .mayOnlyAccessLayers("config", "message", "text", "threads")
        .whereLayer("instrument")
        .mayOnlyAccessLayers("boundary", "classfile", "flow", "gate", "config", "log", "message")
        .whereLayer("boundary")
        .mayOnlyAccessLayers("classfile", "flow", "gate", "config")
        .whereLayer("classfile")
        .mayOnlyAccessLayers("config")
        .whereLayer("stack")
        .mayOnlyAccessLayers("gate")
        .whereLayer("delivery")
        // Not message: it uses constants of that, and loads no class of the catalogue.
        .mayOnlyAccessLayers("config", "stack", "threads")
        .whereLayer("task")
        .mayOnlyAccessLayers("gate", "threads")
        .whereLayer("threads")
        .mayOnlyAccessLayers("gate", "message", "text")
        .whereLayer("process")
        .mayOnlyAccessLayers("message", "text", "threads")
        .whereLayer("process")
        .mayOnlyBeAccessedByLayers("control")
        .whereLayer("suspend")
        .mayOnlyAccessLayers("gate", "message", "threads")
        .whereLayer("control")
        .mayOnlyAccessLayers(
            "gate", "stack", "delivery", "message", "process", "task", "text", "threads")
        .whereLayer("jmx")
        .mayOnlyAccessLayers(
            "control",
            "message",
            "task",
            "text",
            "threads",
            "boundary",
            "instrument",
            "config",
            "link",
            "log")
        .whereLayer("link")
        .mayOnlyAccessLayers("text", "threads")
        .whereLayer("cli")
        .mayOnlyAccessLayers("config", "control", "jmx", "link", "message", "text")
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("recording")
        .mayOnlyAccessLayers("control", "threads")
        .whereLayer("reach")
        .mayOnlyAccessLayers(
            "config",
            "control",
            "delivery",
            "stack",
            "suspend",
            "threads",
            "instrument",
            "classfile",
            "flow",
            "gate",
            "message")
        .whereLayer("reach")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("unblock")
        .mayOnlyAccessLayers("boundary", "classfile", "control", "flow", "gate", "threads")
        .whereLayer("unblock")
        .mayOnlyBeAccessedByLayers("root")
        .check(classes);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void what_needs_more_than_java_8_is_known_by_name_only() throws IOException {
    List<String> newer = newerClasses();
    assertThat(newer).isNotEmpty().allMatch(classes::contain);
    DescribedPredicate<JavaClass> isNewer =
        DescribedPredicate.describe(
            "need more than Java 8",
            type -> newer.contains(type.getName().replaceAll("\\$.*", "")));
    noClasses()
        .that(DescribedPredicate.not(isNewer))
        .should()
        .dependOnClassesThat(isNewer)
        .check(classes);
  }

  @Test
  void only_the_package_jmx_knows_the_mbean_server_and_the_shell_that_of_others() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".jmx", ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.management..")
        .check(classes);
  }

  @Test
  void only_the_shell_knows_picocli_and_the_start_knows_of_the_shell_by_one_class() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".CommandLine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".cli")
        .check(classes);
  }

  @Test
  void of_the_mbean_and_of_requests_the_shell_knows_the_names_and_what_reads_them() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".cli")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are other classes of jmx and control",
                type ->
                    type.getPackageName().matches(".*\\.agent\\.(jmx|control)")
                        && !type.getSimpleName()
                            .matches("MBeanRegistration|Columns|OpenData|ThreadDump|RequestState")))
        .check(classes);
  }

  @Test
  void only_the_package_recording_knows_the_flight_recorder() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".recording")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr..")
        .check(classes);
  }

  /** Except mistakes in patterns, which the MBean passes on, and answers in one line. */
  @Test
  void arguments_are_refused_with_a_message_of_the_catalogue() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".message")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".jmx.LoopbrakeMBean")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".jmx.DescribedMBean")
        .should()
        .callConstructor(IllegalArgumentException.class, String.class)
        .check(classes);
  }

  @Test
  void nothing_touches_java_util_logging() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(classes);
  }

  /** Whatever makes one runs the constructor of Thread, or has the JDK do it. */
  @Test
  void only_the_kernel_makes_threads_and_few_others_for_a_reason_that_they_tell() {
    Set<String> makers = new TreeSet<>();
    for (JavaClass type : classes) {
      boolean makesThreads =
          type.getConstructorCallsFromSelf().stream()
              .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Thread.class));
      if (makesThreads && !type.getPackageName().equals(ROOT + ".cli")) {
        makers.add(type.getName().replaceAll("\\$.*", "").substring(ROOT.length() + 1));
      }
    }
    assertThat(makers).contains("threads.OwnThread").isSubsetOf(MAKERS_OF_THREADS);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Timer.class,
            Executors.class,
            ThreadPoolExecutor.class,
            ForkJoinPool.class,
            CompletableFuture.class)
        .check(classes);
  }

  @Test
  void every_package_says_what_lives_there() throws IOException {
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      List<Path> silent =
          paths
              .filter(Files::isDirectory)
              .filter(directory -> containsJava(directory))
              .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void files_are_short() throws IOException {
    List<Path> sources = new ArrayList<>(NEWER_SOURCES);
    sources.add(SOURCES);
    List<Long> lengths = new ArrayList<>();
    for (Path directory : sources) {
      try (Stream<Path> paths = Files.walk(directory)) {
        paths
            .filter(path -> path.toString().endsWith(".java"))
            .map(PackagesTest::lines)
            .forEach(lengths::add);
      }
    }
    Collections.sort(lengths);
    assertThat(lengths.get(lengths.size() - 1)).isLessThanOrEqualTo(LONGEST_FILE);
    assertThat(lengths.get(lengths.size() / 2)).isLessThan(MEDIAN_FILE);
  }

  private static List<String> newerClasses() throws IOException {
    List<String> classes = new ArrayList<>();
    for (Path sources : NEWER_SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .map(file -> sources.relativize(file).toString())
            .filter(file -> file.endsWith(".java"))
            .map(file -> file.replace(".java", "").replace(File.separatorChar, '.'))
            .forEach(classes::add);
      }
    }
    return classes;
  }

  private static boolean containsJava(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
