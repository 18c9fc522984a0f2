/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.classfile.JdkClasses;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.gate.GateClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects the classes that get checkpoints, by a list of patterns that include or exclude. The last
 * pattern that matches a class decides. The list starts with the patterns of the options, the
 * excluding ones last, followed by the changes in their order. A class of the JDK is included only
 * by a pattern that starts with a package of the JDK. Immutable.
 */
public final class ClassSelection {
  private final Rule[] rules;

  /**
   * Creates the selection of the options: a class is selected if a pattern includes it and none
   * excludes it.
   */
  public ClassSelection(ClassPatterns include, ClassPatterns exclude) {
    this(rules(include, exclude));
  }

  private ClassSelection(List<Rule> rules) {
    this.rules = rules.toArray(new Rule[0]);
  }

  private static List<Rule> rules(ClassPatterns include, ClassPatterns exclude) {
    List<Rule> rules = new ArrayList<>();
    for (ClassPattern pattern : include.asList()) {
      rules.add(new Rule(pattern, true));
    }
    for (ClassPattern pattern : exclude.asList()) {
      rules.add(new Rule(pattern, false));
    }
    return rules;
  }

  /**
   * Whether some pattern could give checkpoints to a class of this name, in Java's form: it is not
   * a hidden class, not the machinery of the JVM, and not a class that checkpoints call.
   */
  public static boolean canSelect(String className) {
    boolean hidden = className.indexOf('/') >= 0;
    return !hidden
        && !JdkClasses.isMachinery(className.replace('.', '/'))
        && !GateClass.isGateOrRuntime(className);
  }

  /**
   * Whether the class is selected.
   *
   * @param loader null for the boot loader
   * @param internalName in the JVM's form
   */
  public boolean selects(ClassLoader loader, String internalName) {
    for (int i = rules.length - 1; i >= 0; i--) {
      Rule rule = rules[i];
      if (rule.pattern.matchesInternal(internalName)
          && (!rule.including
              || JdkClasses.areNamedBy(rule.pattern)
              || !JdkClasses.contains(loader, internalName))) {
        return rule.including && !GateClass.isGateOrRuntime(internalName);
      }
    }
    return false;
  }

  /**
   * As {@link #selects}, for a name in Java's form. It is quicker if no pattern names most classes.
   */
  boolean selectsNamed(ClassLoader loader, String className) {
    for (Rule rule : rules) {
      if (rule.including && rule.pattern.matches(className)) {
        return selects(loader, className.replace('.', '/'));
      }
    }
    return false;
  }

  /**
   * This selection, followed by a pattern that includes. The same pattern is removed where it was.
   */
  public ClassSelection adding(ClassPattern pattern) {
    List<Rule> changed = without(pattern);
    changed.add(new Rule(pattern, true));
    return new ClassSelection(changed);
  }

  /**
   * This selection, followed by a pattern that excludes, if it can have an effect. The same pattern
   * is removed where it was.
   */
  public ClassSelection removing(ClassPattern pattern) {
    List<Rule> changed = without(pattern);
    if (mayInclude(changed, pattern)) {
      changed.add(new Rule(pattern, false));
    }
    return new ClassSelection(changed);
  }

  private List<Rule> without(ClassPattern pattern) {
    List<Rule> others = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.pattern.equals(pattern)) {
        others.add(rule);
      }
    }
    return others;
  }

  /**
   * Whether the rules may include a class that the pattern matches, as far as the beginnings of the
   * patterns tell.
   */
  private static boolean mayInclude(List<Rule> rules, ClassPattern pattern) {
    String beginning = pattern.literalPrefix();
    for (Rule rule : rules) {
      String other = rule.pattern.literalPrefix();
      if (rule.including && (other.startsWith(beginning) || beginning.startsWith(other))) {
        return true;
      }
    }
    return false;
  }

  /** The patterns that include classes, in their order. */
  public ClassPatterns include() {
    return patterns(true);
  }

  /** The patterns that exclude classes, in their order. */
  public ClassPatterns exclude() {
    return patterns(false);
  }

  private ClassPatterns patterns(boolean including) {
    ClassPatterns patterns = ClassPatterns.NONE;
    for (Rule rule : rules) {
      patterns = rule.including == including ? patterns.plus(rule.pattern) : patterns;
    }
    return patterns;
  }

  private static final class Rule {
    final ClassPattern pattern;
    final boolean including;

    Rule(ClassPattern pattern, boolean including) {
      this.pattern = pattern;
      this.including = including;
    }
  }
}
