/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Somebody may set the clock of the machine: what lasts is measured by another one. */
class ClocksTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.loopbrake.agent");

  @Test
  void nothing_asks_the_clock_that_can_be_set() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(classes);
  }

  @Test
  void only_what_people_read_is_told_by_it() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Phase.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(StopOrder.class.getName())
        .should()
        .callMethod(Instant.class, "now")
        .check(classes);
  }

  @Test
  void nobody_compares_what_it_told() {
    noClasses()
        .should()
        .callMethod(Instant.class, "isBefore", Instant.class)
        .orShould()
        .callMethod(Instant.class, "isAfter", Instant.class)
        .orShould()
        .callMethod(Instant.class, "compareTo", Instant.class)
        .check(classes);
  }
}
