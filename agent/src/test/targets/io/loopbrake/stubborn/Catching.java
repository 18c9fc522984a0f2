/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stubborn;

/** Loops that catch what comes out of their work, and go on. */
final class Catching {
  private Catching() {}

  static void catchThrowableInside(Runnable work) {
    while (true) {
      try {
        work.run();
      } catch (Throwable t) {
        Work.note(t);
      }
    }
  }

  static void catchThrowableOutside(Runnable work) {
    try {
      while (true) {
        work.run();
      }
    } catch (Throwable t) {
      Work.note(t);
    }
    while (true) {
      work.run();
    }
  }

  static void catchThrowableBoth(Runnable work) {
    try {
      catchThrowableInside(work);
    } catch (Throwable t) {
      Work.note(t);
    }
    catchThrowableInside(work);
  }

  static void catchErrorInside(Runnable work) {
    while (true) {
      try {
        work.run();
      } catch (Error e) {
        Work.note(e);
      }
    }
  }

  static void catchErrorOutside(Runnable work) {
    try {
      while (true) {
        work.run();
      }
    } catch (Error e) {
      Work.note(e);
    }
    while (true) {
      work.run();
    }
  }

  static void catchErrorBoth(Runnable work) {
    try {
      catchErrorInside(work);
    } catch (Error e) {
      Work.note(e);
    }
    catchErrorInside(work);
  }

  static void catchExceptionInside(Runnable work) {
    while (true) {
      try {
        work.run();
      } catch (Exception e) {
        Work.note(e);
      }
    }
  }

  static void catchExceptionOutside(Runnable work) {
    try {
      while (true) {
        work.run();
      }
    } catch (Exception e) {
      Work.note(e);
    }
    while (true) {
      work.run();
    }
  }

  static void catchExceptionBoth(Runnable work) {
    try {
      catchExceptionInside(work);
    } catch (Exception e) {
      Work.note(e);
    }
    catchExceptionInside(work);
  }
}
