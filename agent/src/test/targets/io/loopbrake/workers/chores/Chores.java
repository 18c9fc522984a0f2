/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.chores;

/** The kinds of work, by what they do with errors. */
public final class Chores {
  /** How many kinds there are. */
  public static final int KINDS = 8;

  private static final int PARTS = 3;

  private Chores() {}

  /** A piece of work of the kind with this number. */
  public static Chore of(int kind, boolean runaway) {
    switch (kind) {
      case 0:
        return new Plain(runaway);
      case 1:
        return new Cleaning(runaway);
      case 2:
        return new Logging(runaway);
      case 3:
        return new ItemByItem(runaway);
      case 4:
        return new Counting(runaway);
      case 5:
        return new Attempts(runaway);
      case 6:
        return new Afterwards(runaway);
      default:
        return new Finishing(runaway);
    }
  }

  /** Lets everything out. */
  private static final class Plain extends Chore {
    Plain(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      for (int done = 0; isMore(done, PARTS); done++) {
        spin();
      }
      end();
    }
  }

  /** Cleans up, in a loop. */
  private static final class Cleaning extends Chore {
    Cleaning(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      try {
        for (int done = 0; isMore(done, PARTS); done++) {
          spin();
        }
        end();
      } finally {
        for (int row = 0; row < PARTS; row++) {
          spin();
        }
      }
    }
  }

  /** Catches all that comes, and is done with it. */
  private static final class Logging extends Chore {
    Logging(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      try {
        for (int done = 0; isMore(done, PARTS); done++) {
          spin();
        }
        end();
      } catch (Throwable t) {
        note(t);
      }
    }
  }

  /** Goes on to the next item whatever comes. */
  private static final class ItemByItem extends Chore {
    ItemByItem(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      int done = 0;
      while (isMore(done, PARTS)) {
        try {
          spin();
        } catch (Throwable t) {
          note(t);
        }
        done++;
      }
      end();
    }
  }

  /** The same in a counted loop. */
  private static final class Counting extends Chore {
    Counting(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      for (int done = 0; isMore(done, PARTS); done++) {
        try {
          spin();
        } catch (Throwable t) {
          note(t);
        }
      }
      end();
    }
  }

  /** Tries again and again, in a method that swallows. */
  private static final class Attempts extends Chore {
    Attempts(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      int done = 0;
      while (isMore(done, PARTS)) {
        attempt();
        done++;
      }
      end();
    }

    private void attempt() {
      try {
        spin();
      } catch (Throwable t) {
        note(t);
      }
    }
  }

  /** Has something to do after it has caught all that came. */
  private static final class Afterwards extends Chore {
    Afterwards(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      try {
        for (int done = 0; isMore(done, PARTS); done++) {
          spin();
        }
      } catch (Throwable t) {
        note(t);
      }
      for (int row = 0; row < PARTS; row++) {
        spin();
      }
      end();
    }
  }

  /** Throws away what comes by a return. */
  private static final class Finishing extends Chore {
    Finishing(boolean runaway) {
      super(runaway);
    }

    @Override
    public void perform() {
      begin();
      work();
    }

    @SuppressWarnings("finally")
    private boolean work() {
      boolean whole = false;
      try {
        for (int done = 0; isMore(done, PARTS); done++) {
          spin();
        }
        whole = true;
      } finally {
        if (whole) {
          end();
        }
        return whole;
      }
    }
  }
}
