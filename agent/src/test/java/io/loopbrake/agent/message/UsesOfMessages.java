/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The places in the compiled code of the agent that use an entry of the catalogue, or a text that
 * javac has copied from there. At each of them javac puts the number of the values directly behind
 * the entry or text.
 */
final class UsesOfMessages {
  private static final String CATALOGUE = Message.class.getPackageName().replace('.', '/') + "/";

  private final Map<String, Message> entries = new HashMap<>();
  private final Set<Message> used = new HashSet<>();
  private final List<String> mistakes = new ArrayList<>();

  UsesOfMessages() throws IOException, URISyntaxException {
    for (Message entry : Catalogue.all()) {
      Enum<?> constant = (Enum<?>) entry;
      entries.put(constant.getDeclaringClass().getSimpleName() + "." + constant.name(), entry);
    }
    Path classes =
        Path.of(Message.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !classes.relativize(file).startsWith(CATALOGUE))
          .forEach(this::read);
    }
  }

  private void read(Path classFile) {
    try {
      new ClassReader(Files.readAllBytes(classFile)).accept(new Uses(), ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries that are used at all, also without the catalogue, by all parts of their texts. */
  Set<Message> used() {
    return used;
  }

  /** The places with a wrong number of values. */
  List<String> mistakes() {
    return mistakes;
  }

  private static boolean isIn(Set<String> texts, Message entry) {
    return parts(entry.text()).stream()
        .allMatch(part -> texts.stream().anyMatch(text -> text.contains(part)));
  }

  private static List<String> parts(String text) {
    return List.of(text.split(Pattern.quote(Message.VARIABLE), -1));
  }

  private final class Uses extends ClassVisitor {
    private final Set<String> texts = new HashSet<>();
    private String className;

    Uses() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      className = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new UsesInMethod(className + "." + name, texts);
    }

    @Override
    public void visitEnd() {
      entries.values().stream().filter(entry -> isIn(texts, entry)).forEach(used::add);
    }
  }

  private final class UsesInMethod extends MethodVisitor {
    private static final int NONE = -1;

    private final String method;
    private final Set<String> texts;
    private String text;
    private String name;
    private int pushed = NONE;

    UsesInMethod(String method, Set<String> texts) {
      super(Opcodes.ASM9);
      this.texts = texts;
      this.method = method;
    }

    /** What follows a text is neither a number nor the array for so many values. */
    private void other() {
      found(0);
    }

    private void begin(String newName, String newText) {
      name = newName;
      text = newText;
    }

    private void found(int values) {
      int wanted = text == null ? values : parts(text).size() - 1;
      if (wanted != values) {
        mistakes.add(method + ": " + name + " has " + wanted + " parts, not " + values);
      }
      text = null;
      pushed = NONE;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      other();
      if (opcode == Opcodes.GETSTATIC && owner.startsWith(CATALOGUE)) {
        String constant = owner.substring(CATALOGUE.length()) + "." + name;
        Message entry = entries.get(constant);
        used.add(entry);
        begin(constant, entry.text());
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (text != null && opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
        pushed = opcode - Opcodes.ICONST_0;
      } else {
        other();
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (text != null && opcode == Opcodes.BIPUSH) {
        pushed = operand;
      } else {
        other();
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.ANEWARRAY && pushed != NONE && type.equals("java/lang/Object")) {
        found(pushed);
      } else {
        other();
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      other();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      other();
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      other();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      other();
    }

    @Override
    public void visitLdcInsn(Object value) {
      other();
      if (value instanceof String) {
        texts.add((String) value);
        if (entries.values().stream().anyMatch(entry -> entry.text().equals(value))) {
          begin("\"" + value + "\"", (String) value);
        }
      }
    }

    @Override
    public void visitEnd() {
      other();
    }
  }
}
