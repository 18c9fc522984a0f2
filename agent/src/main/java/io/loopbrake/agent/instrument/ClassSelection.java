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
  private final List<Rule> rules;

  public ClassSelection(ClassPatterns include, ClassPatterns exclude) {
    this(new ArrayList<>());
    for (ClassPattern pattern : include.asList()) {
      rules.add(new Rule(pattern, true));
    }
    for (ClassPattern pattern : exclude.asList()) {
      rules.add(new Rule(pattern, false));
    }
  }

  private ClassSelection(List<Rule> rules) {
    this.rules = rules;
  }

  /** Whether there is a pattern that gives checkpoints to a class of this name, in Java's form. */
  public static boolean canSelect(String className) {
    boolean hidden = className.indexOf('/') >= 0;
    return !hidden
        && !JdkClasses.isMachinery(className.replace('.', '/'))
        && !GateClass.isGateOrRuntime(className);
  }

  /** Whether the class is selected; the name is in the JVM's form, the loader null for the boot. */
  public boolean selects(ClassLoader loader, String internalName) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
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
   * The same for a name in Java's form, which is quicker where most classes are named by no
   * pattern.
   */
  boolean selectsNamed(ClassLoader loader, String className) {
    for (Rule rule : rules) {
      if (rule.including && rule.pattern.matches(className)) {
        return selects(loader, className.replace('.', '/'));
      }
    }
    return false;
  }

  /** This selection, with all classes included that the pattern matches. */
  public ClassSelection adding(ClassPattern pattern) {
    List<Rule> changed = without(pattern);
    changed.add(new Rule(pattern, true));
    return new ClassSelection(changed);
  }

  /** This selection, with no class included that the pattern matches. */
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
   * Whether some class may be included that the pattern matches, as far as their beginnings tell.
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
    private final ClassPattern pattern;
    private final boolean including;

    Rule(ClassPattern pattern, boolean including) {
      this.pattern = pattern;
      this.including = including;
    }
  }
}
