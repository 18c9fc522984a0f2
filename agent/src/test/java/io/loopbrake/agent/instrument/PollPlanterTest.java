/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loopbrake.agent.gate.RuntimeClass;
import io.loopbrake.agent.testing.Targets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What code with polls is, and does: it calls a class of this test in place of those that the agent
 * would define.
 */
class PollPlanterTest {
  @Test
  void the_messages_of_java_14_and_later_call_local_variables_by_their_numbers() {
    assertThat(ClassRewriting.hasNumbersInMessages(8)).isFalse();
    assertThat(ClassRewriting.hasNumbersInMessages(11)).isFalse();
    assertThat(ClassRewriting.hasNumbersInMessages(14)).isTrue();
    assertThat(ClassRewriting.hasNumbersInMessages(25)).isTrue();
  }

  private static final String SHAPES = "io.loopbrake.probes.PolledShapes";
  private static final int API = Opcodes.ASM9;
  private static final int LARGEST_COMPILED = 8000;

  private static int gates;
  private static int called;

  /** Takes the place of the runtime class and of that with the gates. */
  public static final class StandIn {
    public static int one = 1;

    private StandIn() {}

    public static void pass() {
      gates++;
    }

    public static void checkpoint() {}

    public static void called() {
      called++;
    }

    public static int limitUp(int from, int to, int logarithm) {
      return to - from >>> logarithm == 0 ? to : from + (1 << logarithm);
    }

    public static int limitDown(int from, int to, int logarithm) {
      return from - to >>> logarithm == 0 ? to : from - (1 << logarithm);
    }
  }

  @BeforeEach
  void reset() {
    gates = 0;
    called = 0;
  }

  @Test
  void the_results_are_the_same() throws Exception {
    byte[] before = Targets.classFile(SHAPES);
    Class<?> plain = define(before);
    Class<?> polled = define(polled(before));
    int[] numbers = {5, 1, 4, 2, 8, 7, 3, 9, 6};
    Object[][] calls = {
      {"alongArray", numbers},
      {"alongText", "as it was"},
      {"masked", numbers, 30_000},
      {"masked", numbers, -1},
      {"twoSteps", numbers, 20_000},
      {"stepUnderIf", numbers, 9},
      {"iterator", List.of("a", "b", "c")},
      {"large", "object", 300},
      {"largeDown", "object", 301},
      {"largeBySum", "object", 100_000},
      {"largeByField", "object", 301},
      {"largeByCall", "object", 302},
      {"nest", 150},
      {"product", 5000},
      {"wide", 7L, 0.5, 10_000, 1.5},
      {"bounds", Integer.MAX_VALUE - 50_000, Integer.MAX_VALUE},
      {"bounds", Integer.MIN_VALUE, Integer.MIN_VALUE + 50_000},
      {"bounds", 5, 5},
      {"bounds", 5, 4},
    };
    for (Object[] call : calls) {
      assertThat(invoke(polled, call)).as(Arrays.toString(call)).isEqualTo(invoke(plain, call));
    }
  }

  @Test
  void a_strip_ends_after_thousands_of_turns() throws Exception {
    int turns = 1 << 20;
    int turnsOfStrip = 1 << 12;

    invoke(define(polled(Targets.classFile(SHAPES))), "masked", new int[8], turns);

    // At the end of each turn, before each strip and at the end.
    assertThat(gates).isEqualTo(turns + turns / turnsOfStrip + 1);
  }

  @Test
  void a_large_loop_with_calls_has_no_step_by_a_constant_left() {
    byte[] before = Targets.classFile(SHAPES);

    assertThat(steps(before, "large")).isEqualTo(1);
    assertThat(steps(polled(before), "large")).isZero();
    assertThat(steps(polled(before), "largeDown")).isZero();
    assertThat(steps(polled(before), "masked")).isEqualTo(1);
  }

  private static int steps(byte[] classFile, String wanted) {
    int[] steps = new int[1];
    read(
        classFile,
        wanted,
        new MethodVisitor(API) {
          @Override
          public void visitIincInsn(int local, int increment) {
            steps[0]++;
          }
        });
    return steps[0];
  }

  @Test
  void a_stack_trace_names_the_same_lines() throws Exception {
    byte[] before = Targets.classFile(SHAPES);
    Class<?> plain = define(before);
    Class<?> polled = define(polled(before));
    for (int divisor : new int[] {1, 6, 5001}) {
      assertThat(line(polled, divisor)).isEqualTo(line(plain, divisor)).isPositive();
    }
  }

  @Test
  void a_message_of_the_jvm_tells_the_index_of_the_same_element() throws Exception {
    byte[] before = Targets.classFile(SHAPES);

    String message = message(define(polled(before)));

    assertThat(message).isEqualTo(message(define(before))).contains("[").doesNotContain("...");
  }

  private static String message(Class<?> shapes) {
    int[][] rows = {{1, 2}, {}, null};
    return catchThrowable(() -> invoke(shapes, "largeOfRows", "object", rows))
        .getCause()
        .getMessage();
  }

  private static int line(Class<?> shapes, int divisor) {
    Throwable thrown = catchThrowable(() -> invoke(shapes, "thrower", divisor, 50_000));
    assertThat(thrown).isInstanceOf(InvocationTargetException.class);
    return thrown.getCause().getStackTrace()[0].getLineNumber();
  }

  @Test
  void debuggers_find_each_local_variable_where_the_code_keeps_it() {
    byte[] before = Targets.classFile(SHAPES);

    // The parameters take seven, and the strips of its one loop one.
    assertThat(variables(before, "wide"))
        .containsEntry("sum", 7)
        .containsEntry("i", 9)
        .containsEntry("marked @", 10)
        .containsEntry("marked", 10)
        .containsEntry("half", 12);
    assertThat(variables(polled(before), "wide"))
        .hasSameSizeAs(variables(before, "wide"))
        .containsEntry("first", 0)
        .containsEntry("second", 2)
        .containsEntry("end", 4)
        .containsEntry("third", 5)
        .containsEntry("sum", 8)
        .containsEntry("i", 10)
        .containsEntry("marked @", 11)
        .containsEntry("marked", 11)
        .containsEntry("half", 13);
  }

  /** By their names; those with a type annotation once more. */
  private static Map<String, Integer> variables(byte[] classFile, String wanted) {
    Map<String, Integer> variables = new TreeMap<>();
    List<Integer> annotated = new ArrayList<>();
    read(
        classFile,
        wanted,
        new MethodVisitor(API) {
          @Override
          public void visitLocalVariable(
              String name, String descriptor, String generic, Label from, Label to, int local) {
            variables.put(name, local);
          }

          @Override
          public AnnotationVisitor visitLocalVariableAnnotation(
              int type,
              TypePath path,
              Label[] from,
              Label[] to,
              int[] locals,
              String descriptor,
              boolean visible) {
            annotated.add(locals[0]);
            return null;
          }
        });
    annotated.forEach(local -> variables.put("marked @", local));
    return variables;
  }

  private static void read(byte[] classFile, String wanted, MethodVisitor visitor) {
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(API) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return name.equals(wanted) ? visitor : null;
              }
            },
            0);
  }

  @Test
  void a_method_that_strips_would_make_too_large_to_be_compiled_calls_instead() throws Exception {
    byte[] before = withLoop(Opcodes.V1_8, 7970);
    byte[] after = polled(before);

    assertThat(ClassSlices.of(before).codeLength("run(I)I")).isBetween(7970, LARGEST_COMPILED);
    assertThat(ClassSlices.of(after).codeLength("run(I)I"))
        .isEqualTo(ClassSlices.of(before).codeLength("run(I)I") + 3);
    assertThat(invoke(define(after), "run", 10_000)).isEqualTo(10_000);
    assertThat(called).isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_8, Opcodes.V17})
  void old_class_files_without_frames_are_cut_into_strips_as_new_ones(int version)
      throws Exception {
    byte[] after = polled(withLoop(version, 0));

    assertThat(ClassSlices.of(after).codeLength("run(I)I"))
        .isGreaterThan(ClassSlices.of(withLoop(version, 0)).codeLength("run(I)I") + 3);
    assertThat(invoke(define(after), "run", 10_000)).isEqualTo(10_000);
    assertThat(gates).isPositive();
    assertThat(called).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_4, Opcodes.V1_8})
  void a_loop_before_the_constructor_of_the_superclass_is_cut_into_strips(int version)
      throws Exception {
    ClassWriter writer = writer(version);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(I)V", null, null);
    code.visitCode();
    loop(code, 1, 2, 0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();

    byte[] after = polled(writer.toByteArray());

    assertThat(define(after).getConstructor(int.class).newInstance(10_000)).isNotNull();
    assertThat(gates).isPositive();
  }

  @Test
  void a_long_that_code_keeps_in_place_of_parameters_is_not_written_over() throws Exception {
    ClassWriter writer = writer(Opcodes.V1_8);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, "run", "(I)J", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitVarInsn(Opcodes.ISTORE, 2);
    code.visitLdcInsn(0x1234567890L);
    code.visitVarInsn(Opcodes.LSTORE, 0);
    loop(code, 2, 3, 0);
    code.visitVarInsn(Opcodes.LLOAD, 0);
    code.visitInsn(Opcodes.LRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();

    assertThat(invoke(define(polled(writer.toByteArray())), "run", 10_000))
        .isEqualTo(0x1234567890L);
  }

  /** As Eclipse writes loops: the condition is at the end, and the inner one's end before it. */
  @Test
  void the_way_out_of_a_strip_may_lead_to_the_beginning_of_another_loop() throws Exception {
    ClassWriter writer = writer(Opcodes.V1_8);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, "run", "(I)I", null, null);
    Label body = new Label();
    Label innerBody = new Label();
    Label innerHead = new Label();
    Label head = new Label();
    code.visitCode();
    for (int local = 1; local <= 3; local++) {
      code.visitInsn(Opcodes.ICONST_0);
      code.visitVarInsn(Opcodes.ISTORE, local);
    }
    code.visitJumpInsn(Opcodes.GOTO, head);
    code.visitLabel(body);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, 1);
    code.visitJumpInsn(Opcodes.GOTO, innerHead);
    code.visitLabel(innerBody);
    code.visitIincInsn(3, 1);
    code.visitIincInsn(1, 1);
    code.visitLabel(innerHead);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitIntInsn(Opcodes.BIPUSH, 10);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, innerBody);
    code.visitLabel(head);
    code.visitIincInsn(2, 1);
    code.visitVarInsn(Opcodes.ILOAD, 2);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitJumpInsn(Opcodes.IF_ICMPLE, body);
    code.visitVarInsn(Opcodes.ILOAD, 3);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();

    assertThat(invoke(define(polled(writer.toByteArray())), "run", 1000)).isEqualTo(10_000);
  }

  /** A method that counts up to its argument, with so many instructions in each turn. */
  private static byte[] withLoop(int version, int nops) {
    ClassWriter writer = writer(version);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, "run", "(I)I", null, null);
    code.visitCode();
    loop(code, 0, 1, nops);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter writer(int version) {
    boolean frames = (version & 0xffff) > Opcodes.V1_6;
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    writer.visit(version, access, "Polled", null, "java/lang/Object", null);
    return writer;
  }

  private static void loop(MethodVisitor code, int limit, int counter, int nops) {
    Label head = new Label();
    Label out = new Label();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, counter);
    code.visitLabel(head);
    code.visitVarInsn(Opcodes.ILOAD, counter);
    code.visitVarInsn(Opcodes.ILOAD, limit);
    code.visitJumpInsn(Opcodes.IF_ICMPGE, out);
    for (int i = 0; i < nops; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitIincInsn(counter, 1);
    code.visitJumpInsn(Opcodes.GOTO, head);
    code.visitLabel(out);
  }

  private static byte[] polled(byte[] classFile) {
    return new ClassInstrumenter(CheckpointChoice.gatesAndPolls())
        .instrument(classFile)
        .classFile();
  }

  private static Object invoke(Class<?> type, Object... nameAndArguments) throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(nameAndArguments[0])) {
        return method.invoke(
            null, Arrays.copyOfRange(nameAndArguments, 1, nameAndArguments.length));
      }
    }
    throw new NoSuchMethodException(String.valueOf(nameAndArguments[0]));
  }

  /** Defines the class for itself, so that the JVM verifies it. */
  private static Class<?> define(byte[] classFile) throws Exception {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new ClassRemapper(writer, new ToStandIn()), 0);
    byte[] code = writer.toByteArray();
    String name = reader.getClassName().replace('/', '.');
    return new ClassLoader(PollPlanterTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(name, code, 0, code.length);
      }
    }.define();
  }

  private static final class ToStandIn extends Remapper {
    private static final String GATES = "java/lang/invoke/$Loopbrake$Gates";

    ToStandIn() {
      super(API);
    }

    @Override
    public String map(String internalName) {
      return internalName.equals(GATES) || internalName.equals(RuntimeClass.INTERNAL_NAME)
          ? StandIn.class.getName().replace('.', '/')
          : internalName;
    }

    @Override
    public String mapMethodName(String owner, String name, String descriptor) {
      return owner.equals(GATES) ? "pass" : name;
    }
  }
}
