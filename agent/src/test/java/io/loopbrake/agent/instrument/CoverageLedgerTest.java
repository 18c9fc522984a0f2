/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.gate.GateClass;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CoverageLedgerTest {
  private static final ClassLoader BOOT = null;
  private static final String JOB = "com/acme/Job";

  private final ClassLoader loader = new ClassLoader() {};
  private final CoverageLedger ledger = new CoverageLedger();

  @Test
  void a_class_is_known_by_its_name_and_its_loader() {
    ledger.record(loader, JOB, coverage(1, "run"));

    assertThat(ledger.knows(loader, JOB)).isTrue();
    assertThat(ledger.knows(loader, "com/acme/Jobs")).isFalse();
    assertThat(ledger.knows(new ClassLoader() {}, JOB)).isFalse();
    assertThat(ledger.knows(BOOT, JOB)).isFalse();
  }

  @Test
  void the_loader_of_the_jdk_is_a_loader_like_any_other() {
    ledger.record(BOOT, JOB, coverage(1, "run"));

    assertThat(ledger.knows(BOOT, JOB)).isTrue();
    assertThat(ledger.knows(loader, JOB)).isFalse();
    ledger.forget(BOOT, JOB);
    assertThat(ledger.knows(BOOT, JOB)).isFalse();
  }

  @Test
  void what_is_recorded_last_of_a_class_counts() {
    ledger.record(loader, JOB, ClassCoverage.FAILED);
    ledger.record(loader, JOB, coverage(7, "run"));

    assertThat(ledger.totals().classesFailed()).isZero();
    assertThat(ledger.totals().checkpoints()).isEqualTo(7);
  }

  @Test
  void a_class_of_two_loaders_counts_twice() {
    ledger.record(loader, JOB, coverage(2, "run"));
    ledger.record(BOOT, JOB, coverage(3, "call"));

    assertThat(ledger.totals().classesInstrumented()).isEqualTo(2);
    assertThat(ledger.totals().checkpoints()).isEqualTo(5);
    assertThat(ledger.hasLoopIn("com.acme.Job", "run")).isTrue();
    assertThat(ledger.loopMethods().contains("com.acme.Job", "call")).isTrue();
  }

  @Test
  void a_loader_is_not_asked_what_it_equals() {
    ClassLoader touchy = new TouchyLoader();
    ledger.record(touchy, JOB, coverage(1, "run"));

    assertThat(ledger.knows(touchy, JOB)).isTrue();
    assertThat(ledger.knows(new TouchyLoader(), JOB)).isFalse();
  }

  @Test
  void a_class_that_is_forgotten_is_not_counted() {
    ledger.record(loader, JOB, coverage(2, "run"));
    ledger.forget(loader, JOB);
    ledger.forget(loader, "com/acme/Unknown");

    assertThat(ledger.knows(loader, JOB)).isFalse();
    assertThat(ledger.totals().checkpoints()).isZero();
    assertThat(ledger.hasLoopIn("com.acme.Job", "run")).isFalse();
    assertThat(ledger.loopMethods().contains("com.acme.Job", "run")).isFalse();
  }

  @Test
  void classes_go_with_their_loader_and_do_not_keep_it() {
    ledger.record(loader, JOB, coverage(1, "run"));
    WeakReference<ClassLoader> gone = recordOfOneThatGoes();

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(gone.get()).isNull();
              assertThat(ledger.totals().classesInstrumented()).isEqualTo(1);
            });
    assertThat(ledger.knows(loader, JOB)).isTrue();
  }

  private WeakReference<ClassLoader> recordOfOneThatGoes() {
    ClassLoader goes = new ClassLoader() {};
    ledger.record(goes, JOB, coverage(1, "run"));
    assertThat(ledger.totals().classesInstrumented()).isEqualTo(2);
    return new WeakReference<>(goes);
  }

  @Test
  void the_gate_of_a_class_is_told_where_one_of_its_loops_passes_it() {
    ledger.record(loader, JOB, ClassCoverage.of(2, 1, Map.of(), new String[] {"run"}));
    ledger.record(loader, "com/acme/Ordinary", coverage(2, "run"));

    assertThat(ledger.gateOf("com.acme.Job")).isEqualTo(GateClass.indexFor("com.acme.Job"));
    assertThat(ledger.gateOf("com.acme.Ordinary")).isEqualTo(-1);
    assertThat(ledger.gateOf("com.acme.Unknown")).isEqualTo(-1);
  }

  @Test
  void a_class_that_is_forgotten_may_still_run_old_code_that_passes_its_gate() {
    ledger.record(loader, JOB, ClassCoverage.of(2, 1, Map.of(), new String[] {"run"}));
    ledger.forget(loader, JOB);

    assertThat(ledger.gateOf("com.acme.Job")).isEqualTo(GateClass.indexFor("com.acme.Job"));
  }

  @Test
  void threads_that_load_classes_of_one_loader_at_once_lose_none() throws Exception {
    int threads = 8;
    int each = 500;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> runs = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      String prefix = "com/acme/p" + t + "/Job";
      runs.add(
          pool.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  ledger.record(loader, prefix + i, coverage(1, "run"));
                }
              }));
    }
    for (Future<?> run : runs) {
      run.get();
    }
    pool.shutdown();

    assertThat(ledger.totals().checkpoints()).isEqualTo(threads * each);
  }

  private static ClassCoverage coverage(int checkpoints, String method) {
    return ClassCoverage.of(checkpoints, 0, Map.of(), new String[] {method});
  }

  /** Calling into the application while it loads a class may deadlock. */
  private static final class TouchyLoader extends ClassLoader {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError("this is the application's code");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("this is the application's code");
    }
  }
}
