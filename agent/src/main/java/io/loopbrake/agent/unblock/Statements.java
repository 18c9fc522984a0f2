/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import io.loopbrake.agent.classfile.ConstantTexts;
import java.lang.reflect.InvocationTargetException;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Waits for a database in implementations of {@code java.sql.Statement} and {@code
 * java.sql.ResultSet}. {@code Statement.cancel} ends them, and another thread may call it (JDBC
 * 4.3, 13.1.4).
 *
 * <p>A method is recognised by its name and by {@code SQLException} in its declaration, because the
 * supertypes of a class are not loaded yet when the JVM shows the class. Whether the object is a
 * statement is checked when it is to be cancelled. The interfaces are looked up by name, since a
 * runtime may lack the module {@code java.sql}.
 */
final class Statements implements WaitKind {
  private static final String STATEMENT = "java.sql.Statement";
  private static final String RESULT_SET = "java.sql.ResultSet";
  private static final String POSTGRES = "org.postgresql.PGConnection";
  private static final String EXCEPTION = "java/sql/SQLException";
  private static final String FETCH = "next";
  private static final String FETCH_DESCRIPTOR = "()Z";
  private static final Set<String> EXECUTE =
      new HashSet<>(
          Arrays.asList(
              "execute",
              "executeQuery",
              "executeUpdate",
              "executeLargeUpdate",
              "executeBatch",
              "executeLargeBatch"));

  /**
   * Databases that work in the process itself have the rows when the query returns, or fetch them
   * in less time than a note takes.
   */
  private static final List<String> EMBEDDED =
      Arrays.asList("org/h2/", "org/hsqldb/", "org/apache/derby/", "org/sqlite/", "org/duckdb/");

  private final ConstantTexts exception = new ConstantTexts().and(EXCEPTION);

  @Override
  public boolean mayBeIn(ClassLoader loader, String internalName, byte[] classFile) {
    return exception.areIn(classFile);
  }

  @Override
  public boolean mayBeIn(Class<?> loaded) {
    return interfaceOf(loaded, STATEMENT) != null || interfaceOf(loaded, RESULT_SET) != null;
  }

  @Override
  public boolean isIn(String internalName, String name, String descriptor, String[] exceptions) {
    boolean waits = EXECUTE.contains(name) || isFetch(internalName, name, descriptor);
    return waits && exceptions != null && Arrays.asList(exceptions).contains(EXCEPTION);
  }

  private static boolean isFetch(String internalName, String name, String descriptor) {
    return name.equals(FETCH)
        && descriptor.equals(FETCH_DESCRIPTOR)
        && EMBEDDED.stream().noneMatch(internalName::startsWith);
  }

  @Override
  public boolean isNamed(String methodName) {
    return methodName.equals(FETCH) || EXECUTE.contains(methodName);
  }

  @Override
  public Release releaseOf(Object on) {
    Class<?> statement = interfaceOf(on.getClass(), STATEMENT);
    if (statement != null) {
      return new Cancel(on, statement);
    }
    Class<?> resultSet = interfaceOf(on.getClass(), RESULT_SET);
    return resultSet == null ? null : new CancelOfFetch(on, resultSet);
  }

  /** The interface of this name that the class implements; null if it does not. */
  private static Class<?> interfaceOf(Class<?> type, String name) {
    for (Class<?> current = type; current != null; current = current.getSuperclass()) {
      if (current.getName().equals(name)) {
        return current;
      }
      for (Class<?> implemented : current.getInterfaces()) {
        Class<?> found = interfaceOf(implemented, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static void cancel(Object statement, Class<?> type) throws Exception {
    call(statement, type, "cancel");
  }

  private static Object call(Object on, Class<?> type, String method) throws Exception {
    try {
      return type.getMethod(method).invoke(on);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  /** Such as "of class org.postgresql.jdbc.PgStatement (postgresql-42.7.jar)"; no SQL. */
  private static String classOf(Object on) {
    Class<?> type = on.getClass();
    return "of class " + type.getName() + jarOf(type.getProtectionDomain());
  }

  private static String jarOf(ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "";
    }
    String path = source.getLocation().getPath();
    String file = path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
    return file.endsWith(".jar") ? " (" + file + ")" : "";
  }

  private static final class Cancel implements Release {
    private final Object statement;
    private final Class<?> type;

    Cancel(Object statement, Class<?> type) {
      this.statement = statement;
      this.type = type;
    }

    @Override
    public void run() throws Exception {
      cancel(statement, type);
    }

    @Override
    public String what() {
      return "the statement " + classOf(statement);
    }

    @Override
    public String done() {
      return "told to cancel";
    }
  }

  private static final class CancelOfFetch implements Release {
    private final Object rows;
    private final Class<?> type;

    CancelOfFetch(Object rows, Class<?> type) {
      this.rows = rows;
      this.type = type;
    }

    @Override
    public void run() throws Exception {
      Object statement = call(rows, type, "getStatement");
      Class<?> found = statement == null ? null : interfaceOf(statement.getClass(), STATEMENT);
      if (found == null) {
        throw new IllegalStateException("the rows belong to no statement");
      }
      cancel(statement, found);
      Object connection = call(statement, found, "getConnection");
      Class<?> postgres = connection == null ? null : interfaceOf(connection.getClass(), POSTGRES);
      if (postgres != null) {
        // While rows are fetched, the statements of this driver ignore a cancel.
        call(connection, postgres, "cancelQuery");
      }
    }

    @Override
    public String what() {
      return "the statement whose rows are fetched, " + classOf(rows);
    }

    @Override
    public String done() {
      return "told to cancel";
    }
  }
}
