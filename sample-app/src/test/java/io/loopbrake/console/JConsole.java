/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** A running JConsole that is connected to a process of this machine. */
public final class JConsole implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOKS = 25;
  private static final long MILLIS_BETWEEN_LOOKS = 80;
  private static final String TITLE = "Java Monitoring";
  private static final String QUESTION = "Secure connection failed. Retry insecurely?";
  private static final String AGREE = "Insecure connection";

  private final Display display;
  private final Sight sight;
  private final Process process;
  private List<Seen> lastSeen = List.of();

  private JConsole(Display display, Sight sight, Process process) {
    this.display = display;
    this.sight = sight;
    this.process = process;
  }

  /**
   * Starts a JConsole, connects it, and opens the tab MBeans.
   *
   * @param jdk the home of the JDK whose JConsole it is
   * @param directory an empty one, for what is needed on the way
   */
  public static JConsole connect(Display display, Path jdk, long pid, Path directory)
      throws Exception {
    Sight sight = Sight.in(directory);
    Process process =
        display.start(
            jdk.resolve("bin/jconsole").toString(),
            "-interval=2",
            "-J-Duser.language=en",
            "-J-Dswing.defaultlaf=javax.swing.plaf.metal.MetalLookAndFeel",
            "-J" + sight.flag(),
            String.valueOf(pid));
    JConsole console = new JConsole(display, sight, process);
    try {
      console.find(seen -> seen.text().contains(QUESTION));
      display.maximise(TITLE);
      console.clickUntil(seen -> seen.is("button", AGREE), seen -> !anyIs(seen, "button", AGREE));
      console.clickUntil(
          seen -> seen.is("tab", "MBeans"), seen -> anyIs(seen, "tab-shown", "MBeans"));
      return console;
    } catch (Exception | Error e) {
      console.close();
      throw e;
    }
  }

  List<Seen> seen() throws IOException {
    lastSeen = sight.now();
    return lastSeen;
  }

  private static boolean anyIs(List<Seen> all, String kind, String text) {
    return all.stream().anyMatch(seen -> seen.is(kind, text));
  }

  /** Waits until something like this is shown. */
  Seen find(Predicate<Seen> wanted) {
    return findIn(all -> all.stream().filter(wanted).findFirst());
  }

  /** Waits until something can be made of what is shown. */
  <T> T findIn(Function<List<Seen>, Optional<T>> wanted) {
    try {
      return await().atMost(PATIENCE).until(() -> wanted.apply(seen()), Optional::isPresent).get();
    } catch (ConditionTimeoutException e) {
      throw new IllegalStateException("not among what JConsole shows: " + lastSeen, e);
    }
  }

  void click(Seen target, int times) throws Exception {
    display.click(target, times);
  }

  /** Clicks, and again if need be: a window may not take the first click while it opens. */
  void clickUntil(Predicate<Seen> target, Predicate<List<Seen>> shown) {
    clickUntil(target, 1, shown);
  }

  void clickUntil(Predicate<Seen> target, int times, Predicate<List<Seen>> shown) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Optional<Seen> found = seen().stream().filter(target).findFirst();
              if (found.isPresent()) {
                display.click(found.get(), times);
              }
              return becomes(shown);
            });
  }

  /** Whether this is shown within moments. */
  boolean becomes(Predicate<List<Seen>> shown) throws Exception {
    for (int look = 0; look < LOOKS; look++) {
      List<Seen> now = seen();
      if (!now.isEmpty() && shown.test(now)) {
        return true;
      }
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    return false;
  }

  /** Opens a branch of the tree, such as {@code io.loopbrake > Loopbrake}. */
  void open(String path) throws Exception {
    String below = path + " > ";
    Predicate<List<Seen>> isOpen =
        all -> all.stream().anyMatch(seen -> seen.text().startsWith(below));
    while (!isOpen.test(seen())) {
      clickUntil(seen -> seen.isNode(path), all -> anyIs(all, "node-chosen", path));
      display.key("Right");
      becomes(isOpen);
    }
  }

  /** Puts a value into a field, counted from the left, in place of what stands there. */
  void fill(int field, String value) throws Exception {
    Predicate<List<Seen>> isFilled = all -> fields(all).get(field).text().equals(value);
    do {
      display.click(fields(seen()).get(field), 3);
      display.key("ctrl+a");
      display.type(value);
    } while (!becomes(isFilled));
  }

  private static List<Seen> fields(List<Seen> all) {
    return all.stream().filter(seen -> seen.kind().equals("text")).toList();
  }

  /** Keeps a picture of the whole display. */
  public void photograph(Path file) throws Exception {
    sight.photograph(file);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
