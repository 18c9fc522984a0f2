/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real databases and pools of connections. */
@Tag("full")
class DatabasesIT {
  private static final String ALL_POOLS = "none,HikariCP,DBCP2,c3p0,Tomcat";
  private static final String TURNS = "1";

  /** For databases that work in a thread of the application. */
  private static final String NO_FETCH = "";

  @TempDir private Path directory;

  @Test
  void a_query_that_postgresql_works_on_ends_and_its_pool_and_the_next_job_go_on()
      throws Exception {
    Optional<DatabaseServer> installed = DatabaseServer.postgres(directory);
    assumeTrue(installed.isPresent(), "PostgreSQL is not installed");
    try (DatabaseServer server = installed.get()) {
      for (Jdk jdk : Jdk.oldestAndNewest()) {
        assertEnds(
            stopped(
                jdk,
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                "tester",
                ALL_POOLS,
                "select pg_sleep(120)",
                "select i, case when i > 5 then pg_sleep(120) end from generate_series(1, 10) i",
                "select 1"),
            "PSQLException 57014",
            "org.postgresql.jdbc.PgStatement (postgresql-42.7.7.jar)");
      }
    }
  }

  @Test
  void a_query_that_mariadb_works_on_ends_and_its_pool_and_the_next_job_go_on() throws Exception {
    Optional<DatabaseServer> installed = DatabaseServer.mariaDb(directory);
    assumeTrue(installed.isPresent(), "MariaDB is not installed");
    try (DatabaseServer server = installed.get()) {
      for (Jdk jdk : Jdk.oldestAndNewest()) {
        assertEnds(
            stopped(
                jdk,
                "jdbc:mariadb://127.0.0.1:" + server.port() + "/mysql",
                "root",
                ALL_POOLS,
                "select count(*) from seq_1_to_1000000 a, seq_1_to_1000000 b",
                "select seq, if(seq > 5, benchmark(100000000000, md5('x')), 0) from seq_1_to_10",
                "select 1"),
            "SQLTimeoutException 70100",
            "org.mariadb.jdbc.Statement (mariadb-java-client-3.5.3.jar)");
      }
    }
  }

  @Test
  void a_query_of_h2_in_the_same_process_ends_with_the_error_of_the_database() {
    for (Jdk jdk : Jdk.oldestAndNewest()) {
      assertEnds(
          stopped(
              jdk,
              "jdbc:h2:mem:a;DB_CLOSE_DELAY=-1",
              "sa",
              ALL_POOLS,
              "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b",
              NO_FETCH,
              "select 1"),
          "JdbcSQLTimeoutException 57014",
          "org.h2.jdbc.JdbcStatement (h2-");
    }
  }

  @Test
  void a_query_of_hsqldb_which_takes_no_notice_of_a_cancel_is_reached_as_a_loop() {
    String numbers = "unnest(sequence_array(1, 100000, 1))";
    assertEnds(
        stopped(
            Jdk.ofBuild(),
            "jdbc:hsqldb:mem:a",
            "SA",
            "none,HikariCP",
            "select count(*) from " + numbers + " a, " + numbers + " b",
            NO_FETCH,
            "values(1)"),
        "SQLException S1000",
        "org.hsqldb.jdbc.JDBCStatement (hsqldb-");
  }

  private static Lines stopped(
      Jdk jdk,
      String url,
      String user,
      String pools,
      String longQuery,
      String longFetch,
      String trivial) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("include=io.loopbrake.waits.**,unblock=jdbc,log=warn")
            .withClassPath(Libraries.databases().toArray(new Path[0]))
            .within(300)
            .run(
                "io.loopbrake.waits.DatabaseWaits",
                url,
                user,
                "",
                TURNS,
                pools,
                longQuery,
                longFetch,
                trivial);
    System.out.println(jdk + "\n" + result.out());
    return Lines.of(result);
  }

  private static void assertEnds(Lines lines, String outcome, String statement) {
    assertThat(lines.ofKind("stopped"))
        .isNotEmpty()
        .allMatch(line -> line.get("state").equals("STOPPED"))
        .allMatch(line -> line.get("why").contains(" was told to cancel, after "));
    assertThat(lines.ofKind("stopped"))
        .filteredOn(line -> line.get("how").equals("execute"))
        .allMatch(line -> line.get("outcome").equals(outcome))
        .allMatch(line -> line.get("why").contains("the statement of class " + statement));
    assertThat(lines.ofKind("next"))
        .isNotEmpty()
        .allMatch(line -> line.get("answer").equals("1"))
        .allMatch(line -> line.get("interrupted").equals("false"))
        .allMatch(line -> line.get("connections").equals("usable"));
    assertThat(lines.ofKind("other"))
        .isNotEmpty()
        .allMatch(line -> line.get("failed").equals("no"))
        .allMatch(line -> line.is("served"));
  }
}
