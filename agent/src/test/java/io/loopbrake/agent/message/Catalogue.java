/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;

/** The entries of the catalogue. */
public final class Catalogue {
  private Catalogue() {}

  /** All groups; each is an enum. */
  static List<Class<?>> groups() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Message.class.getPackageName())
            .stream()
            .filter(JavaClass::isEnum)
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  /** The names of all groups, which the page has in its markers. */
  public static List<String> names() {
    return groups().stream().map(Class::getSimpleName).toList();
  }

  /** The entries of the group with this name, in their order. */
  public static List<Message> group(String name) {
    Class<?> group =
        groups().stream()
            .filter(type -> type.getSimpleName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no group " + name));
    return Stream.of(group.getEnumConstants()).map(Message.class::cast).toList();
  }

  static List<Message> all() {
    return names().stream().flatMap(name -> group(name).stream()).toList();
  }
}
