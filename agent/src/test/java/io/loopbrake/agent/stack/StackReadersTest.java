/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both readers, on the Java of the build; {@code StackReadersIT} has the others. */
class StackReadersTest {
  private static final String HERE = StackReadersTest.class.getName();
  private static final int DEEP = 3000;
  private static final int DEEPER = StackReader.MOST_FRAMES + 500;

  private static final int LAST_THAT_TELLS_DESCRIPTORS = 21;
  private static final StackReader WALKER = StackReaders.forThisJvm();
  private static final StackReader THROWABLE = new ThrowableStackReader();

  static Stream<StackReader> readers() {
    return Stream.of(WALKER, THROWABLE);
  }

  @Test
  void the_java_of_the_build_has_a_stack_walker() {
    assertThat(WALKER.getClass().getSimpleName()).isEqualTo("StackWalkerReader");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void frames_begin_with_the_caller_and_go_outwards(StackReader reader) {
    Frame[] frames = outer(reader);

    assertThat(Arrays.stream(frames).limit(3))
        .extracting(Frame::className, Frame::methodName)
        .containsExactly(
            tuple(HERE, "inner"),
            tuple(HERE, "outer"),
            tuple(HERE, "frames_begin_with_the_caller_and_go_outwards"));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void the_frames_are_those_of_a_stack_trace(StackReader reader) {
    Frame[] frames = reader.ofCurrentThread();
    StackTraceElement[] trace = new Throwable().getStackTrace();

    assertThat(frames)
        .extracting(frame -> frame.className() + "." + frame.methodName())
        .isEqualTo(
            Arrays.stream(trace).map(e -> e.getClassName() + "." + e.getMethodName()).toList());
    assertThat(frames).extracting(Frame::methodName).contains("invoke");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void depth_counts_from_the_bottom(StackReader reader) {
    Frame[] shallow = reader.ofCurrentThread();
    Frame[] deeper = outer(reader);

    assertThat(shallow[shallow.length - 1].depth()).isZero();
    assertThat(shallow[0].depth()).isEqualTo(shallow.length - 1);
    assertThat(deeper[0].depth()).isEqualTo(shallow[0].depth() + 2);
    assertThat(deeper[2].depth()).isEqualTo(shallow[0].depth());
  }

  @Test
  void the_walker_tells_byte_code_indexes_and_up_to_java_21_descriptors() {
    Frame[] first = new Frame[1];
    Frame[] second = new Frame[1];
    twice(WALKER, first, second);

    String descriptor = "(L" + StackReader.class.getName().replace('.', '/') + ";";
    if (Runtime.version().feature() <= LAST_THAT_TELLS_DESCRIPTORS) {
      assertThat(first[0].descriptor()).startsWith(descriptor).endsWith(")V");
    } else {
      assertThat(first[0].descriptor()).isNull();
    }
    assertThat(first[0].byteCodeIndex()).isNotNegative();
    assertThat(second[0].byteCodeIndex()).isGreaterThan(first[0].byteCodeIndex());
    assertThat(second[0].depth()).isEqualTo(first[0].depth());
    assertThat(second[0].line()).isEqualTo(first[0].line() + 1);
  }

  @Test
  void the_throwable_tells_lines() {
    Frame[] first = new Frame[1];
    Frame[] second = new Frame[1];
    twice(THROWABLE, first, second);

    assertThat(first[0].descriptor()).isNull();
    assertThat(first[0].byteCodeIndex()).isEqualTo(Frame.UNKNOWN);
    assertThat(second[0].line()).isEqualTo(first[0].line() + 1);
  }

  @Test
  void a_native_method_has_neither_line_nor_index() {
    StackTraceElement[] trace = {
      new StackTraceElement("Reader", "read", null, 1),
      new StackTraceElement("com.acme.Job", "run", "Job.java", -2)
    };

    Frame frame = ThrowableStackReader.frames(trace)[0];
    assertThat(frame.line()).isEqualTo(Frame.UNKNOWN);
    assertThat(frame).hasToString("com.acme.Job.run");
  }

  @Test
  void what_the_checkpoint_called_is_left_out() {
    List<String> left =
        frames(
            "Reader",
            "io.loopbrake.agent.control.StopControl",
            "java.lang.$Loopbrake",
            "java.lang.invoke.$Loopbrake$Gates",
            "com.acme.Job",
            "java.lang.$Loopbrake",
            "com.acme.Main");

    assertThat(left).containsExactly("com.acme.Job", "java.lang.$Loopbrake", "com.acme.Main");
    assertThat(frames("Reader", "com.acme.Job")).containsExactly("com.acme.Job");
    assertThat(frames("Reader")).isEmpty();
    assertThat(frames()).isEmpty();
  }

  @Test
  void frames_that_a_jvm_shows_or_hides_as_it_likes_are_left_out() {
    List<String> left =
        frames(
            "Reader",
            "com.acme.Job$$Lambda$7/1234",
            "java.lang.invoke.LambdaForm$MH000/0x0000",
            "java.lang.invoke.Invokers$Holder",
            "java.lang.invoke.MethodHandleNatives",
            "com.acme.Job");

    assertThat(left).containsExactly("java.lang.invoke.MethodHandleNatives", "com.acme.Job");
  }

  private static List<String> frames(String... classNames) {
    StackTraceElement[] trace =
        Arrays.stream(classNames)
            .map(name -> new StackTraceElement(name, "m", null, 1))
            .toArray(StackTraceElement[]::new);
    return Arrays.stream(ThrowableStackReader.frames(trace)).map(Frame::className).toList();
  }

  @Test
  void the_walker_knows_the_depth_of_every_stack_and_keeps_the_innermost_frames() {
    int below = WALKER.ofCurrentThread()[0].depth();
    Frame[] frames = at(DEEPER, () -> WALKER.ofCurrentThread());

    assertThat(frames).hasSize(StackReader.MOST_FRAMES);
    assertThat(frames[1].methodName()).isEqualTo("at");
    assertThat(frames[0].depth()).isEqualTo(below + DEEPER + 2);
    assertThat(frames[frames.length - 1].depth()).isEqualTo(frames[0].depth() - frames.length + 1);
  }

  @Test
  void the_throwable_knows_no_depth_where_the_jvm_cuts_the_trace() {
    Frame[] frames = at(DEEP, () -> THROWABLE.ofCurrentThread());

    assertThat(frames).hasSizeBetween(1000, 1024);
    assertThat(frames).extracting(Frame::depth).containsOnly(Frame.UNKNOWN);
  }

  @Test
  void a_stack_is_read_in_any_thread_at_the_same_time() {
    assertThat(
            IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> at(i, () -> WALKER.ofCurrentThread()))
                .toList())
        .allSatisfy(frames -> assertThat(frames[1].methodName()).isEqualTo("at"));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void frames_of_reflection_are_shown(StackReader reader) throws Exception {
    Frame[] frames =
        (Frame[])
            StackReadersTest.class
                .getDeclaredMethod("inner", StackReader.class)
                .invoke(null, reader);

    assertThat(frames[0].methodName()).isEqualTo("inner");
    assertThat(frames[1].className()).doesNotStartWith(HERE);
  }

  private static Frame[] at(int depth, Supplier<Frame[]> read) {
    return depth == 0 ? read.get() : at(depth - 1, read);
  }

  private static void twice(StackReader reader, Frame[] first, Frame[] second) {
    first[0] = reader.ofCurrentThread()[0];
    second[0] = reader.ofCurrentThread()[0];
  }

  private static Frame[] outer(StackReader reader) {
    return inner(reader);
  }

  private static Frame[] inner(StackReader reader) {
    return reader.ofCurrentThread();
  }
}
