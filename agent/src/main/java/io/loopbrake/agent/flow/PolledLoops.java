/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The loops of a method that get a gate, and the means that makes each of them poll for safepoints,
 * in a JVM that compiles counted loops without polls. HotSpot's C2 treats a loop as counted if the
 * loop steps a number by a constant and compares it with a limit that does not change in the loop
 * ({@code PhaseIdealLoop::is_counted_loop}). C2 decides so after inlining, and after it has
 * replaced objects by their fields. Each loop gets the first of these means that suits it:
 *
 * <ol>
 *   <li>None: a loop that calls nothing, and adds no constant or compares no numbers, cannot be
 *       counted. C2 leaves a poll in it.
 *   <li>None: a loop along an array ends when the array does, see {@link ArrayTraversal}.
 *   <li>None: a loop that has {@linkplain ShortCalls short calls} only, and ends when one of them
 *       says so, as with an iterator. If C2 treats it as counted, it ends with the collection.
 *       Otherwise it polls.
 *   <li>Numbers that the JIT does not know: in large loops with calls, see {@link UnknownNumbers}.
 *       C2 then cannot treat them as counted.
 *   <li>Strips: a loop around the loop, which polls, see {@link PolledLoop}.
 *   <li>A call instead of the gate. Its return polls.
 * </ol>
 *
 * <p>A loop that would have a flag if counted loops polled by themselves has a call, too: the JIT
 * may treat it as counted, since a method that it calls may step a number.
 *
 * <p>Immutable.
 */
public final class PolledLoops {
  /** The logarithm of the most turns between two polls of a loop without calls or inner loops. */
  private static final int LONGEST_LOGARITHM = 12;

  /** The logarithm of the most instructions between two polls of such a loop, as an estimate. */
  private static final int INSTRUCTIONS_LOGARITHM = 17;

  /**
   * The logarithm of the most turns of a loop with calls: the JIT may inline them, with no poll in
   * any of them.
   */
  private static final int CALLING_LOGARITHM = 9;

  /**
   * The logarithms of the most turns of a loop with one, two, and more levels of loops within it.
   */
  private static final int[] NEST_LOGARITHMS = {6, 4, 2};

  /** With more instructions in a turn, a loop along a long array or list takes too long to end. */
  private static final int LONGEST_TRAVERSAL = 100;

  /** A distance between two numbers has no more bits. */
  private static final int MOST_BITS = 31;

  private final MethodCode code;
  private final MethodText text;
  private final BasicBlocks blocks;
  private final NaturalLoops natural;
  private final int maxLocals;
  private final Map<Integer, BitSet> bodies;
  private final Map<Integer, PolledLoop> strips = new TreeMap<>();
  private final BitSet numbers = new BitSet();
  private final BitSet gated = new BitSet();
  private int variables;

  private PolledLoops(PolledLoops other) {
    this.code = other.code;
    this.text = other.text;
    this.blocks = other.blocks;
    this.natural = other.natural;
    this.maxLocals = other.maxLocals;
    this.bodies = other.bodies;
  }

  /** Sorts the loops whose back-edges are gated. */
  PolledLoops(
      MethodCode code, MethodText text, GatedLoops gatedLoops, BitSet trapped, int maxLocals) {
    this.code = code;
    this.text = text;
    this.blocks = gatedLoops.blocks();
    this.natural = gatedLoops.loops();
    this.maxLocals = maxLocals;
    this.bodies = blocks == null ? Collections.<Integer, BitSet>emptyMap() : natural.bodies();
    BitSet edges = (BitSet) gatedLoops.all().clone();
    edges.andNot(trapped);
    BitSet unpolled = new BitSet();
    Map<BitSet, BitSet> closed = byLoop(edges);
    for (Map.Entry<Integer, BitSet> loop : bodies.entrySet()) {
      BitSet closing = closed.get(loop.getValue());
      if (closing != null && !poll(new Loop(loop.getKey(), loop.getValue()), trapped.isEmpty())) {
        unpolled.or(closing);
      }
    }
    keepStopsFromComingBack(edges, unpolled, closed);
    gated.or(edges);
    gated.andNot(unpolled);
  }

  /** One natural loop, with the facts about it that are needed more than once. */
  private final class Loop {
    final int header;
    final BitSet body;
    final BitSet instructions;
    final boolean calls;
    final int levels;

    Loop(int header, BitSet body) {
      this.header = header;
      this.body = body;
      this.instructions = blocks.instructionsOf(body);
      this.calls = instructions.intersects(code.calls());
      this.levels = levelsWithin(header, body);
    }

    /** Its instructions, without those of the loops within it. */
    BitSet own() {
      BitSet own = (BitSet) instructions.clone();
      own.andNot(blocks.instructionsOf(natural.within(body)));
      return own;
    }
  }

  /** The same method with a call instead of each gate, which makes it shorter. */
  PolledLoops withCalls() {
    return new PolledLoops(this);
  }

  /** The back-edges that close each loop, or a cycle in it that has no header of its own. */
  private Map<BitSet, BitSet> byLoop(BitSet edges) {
    Map<BitSet, BitSet> closed = new IdentityHashMap<>();
    for (int edge = edges.nextSetBit(0); edge >= 0; edge = edges.nextSetBit(edge + 1)) {
      for (int target : code.jumps().get(edge)) {
        BitSet body =
            target <= edge ? natural.innermost(blocks.blockOf(edge), blocks.blockOf(target)) : null;
        if (body != null) {
          BitSet closing = closed.get(body);
          if (closing == null) {
            closing = new BitSet();
            closed.put(body, closing);
          }
          closing.set(edge);
        }
      }
    }
    return closed;
  }

  /** Chooses the means for a loop; false if only a call is left. */
  private boolean poll(Loop loop, boolean mayHaveStrips) {
    if (!mayBeCounted(loop) || hasShortTurns(loop) && (isTraversal(loop) || isIteration(loop))) {
      return true;
    }
    BitSet unknown = unknownNumbers(loop);
    if (!unknown.isEmpty()) {
      numbers.or(unknown);
      return true;
    }
    return mayHaveStrips && cut(loop);
  }

  private BitSet unknownNumbers(Loop loop) {
    return loop.calls
        ? new UnknownNumbers(loop.instructions, loop.own(), code, text, blocks)
            .from(blocks.firstOf(loop.header))
        : new BitSet();
  }

  private boolean mayBeCounted(Loop loop) {
    return loop.calls || addsConstant(loop.instructions) && comparesNumbers(loop.instructions);
  }

  private boolean addsConstant(BitSet instructions) {
    for (int i = instructions.nextSetBit(0); i >= 0; i = instructions.nextSetBit(i + 1)) {
      if (text.adds(i, instructions)) {
        return true;
      }
    }
    return false;
  }

  private boolean comparesNumbers(BitSet instructions) {
    for (int i = instructions.nextSetBit(0); i >= 0; i = instructions.nextSetBit(i + 1)) {
      if (text.comparesNumbers(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether each turn steps a number by a constant, nothing else in the loop writes it, and each
   * turn accesses an element of an array whose index depends on it.
   */
  private boolean isTraversal(Loop loop) {
    BitSet certain = inEachTurn(loop);
    for (Map.Entry<Integer, BitSet> stepped : code.steps().entrySet()) {
      BitSet writes = (BitSet) code.writes(stepped.getKey()).clone();
      writes.and(loop.instructions);
      if (writes.cardinality() == 1
          && stepped.getValue().intersects(writes)
          && writes.intersects(certain)
          && text.stepsByNumber(writes.nextSetBit(0))
          && new ArrayTraversal(
                  loop.instructions, certain, loop.calls, blocks, text, stepped.getKey())
              .accessesElements()) {
        return true;
      }
    }
    return false;
  }

  /** Whether each turn is short, so that a loop along an array or a collection soon ends. */
  private boolean hasShortTurns(Loop loop) {
    return loop.levels == 0
        && loop.instructions.cardinality() <= LONGEST_TRAVERSAL
        && !loop.instructions.intersects(code.longCalls());
  }

  /**
   * Whether the loop is left only as a call or an object says. C2 can treat such a loop as counted
   * if the call compares an index with a size. A limit that the loop itself compares a number with
   * may be far away, in contrast.
   */
  private boolean isIteration(Loop loop) {
    BitSet body = loop.instructions;
    for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
      if (text.comparesNumbers(i) && !asksCall(i) && code.mayLeave(i, body)) {
        return false;
      }
    }
    return loop.calls;
  }

  /** Whether the way depends on the result of a call alone. */
  private boolean asksCall(int jump) {
    int opcode = text.opcode(jump);
    return (opcode == Opcodes.IFEQ || opcode == Opcodes.IFNE) && code.calls().get(jump - 1);
  }

  /** The instructions that each turn passes, whichever way it takes. */
  private BitSet inEachTurn(Loop loop) {
    BitSet certain = new BitSet();
    for (int block = loop.body.nextSetBit(0); block >= 0; block = loop.body.nextSetBit(block + 1)) {
      if (natural.isInEachTurn(block, loop.header, loop.body)) {
        certain.set(block);
      }
    }
    return blocks.instructionsOf(certain);
  }

  private boolean cut(Loop loop) {
    int header = blocks.firstOf(loop.header);
    for (MethodCode.Handler handler : code.handlers()) {
      if (handler.covers(header) && loop.instructions.get(handler.target)) {
        // A stop that is thrown between two strips would be caught in the loop.
        return false;
      }
    }
    int depth = depth(loop.header);
    variables = Math.max(variables, depth + 1);
    CountedTest test = CountedTest.at(header, loop.instructions, text, code);
    int turns = logarithm(loop);
    strips.put(
        header,
        new PolledLoop(
            header,
            loop.instructions,
            header > 0 && loop.instructions.get(header - 1) && !code.isEnd(header - 1),
            depth,
            test == null ? turns : Math.min(MOST_BITS, turns + log2(test.stride())),
            test));
    return true;
  }

  /** The number of loops around this one. */
  private int depth(int header) {
    int depth = -1;
    for (BitSet body : bodies.values()) {
      depth += body.get(header) ? 1 : 0;
    }
    return depth;
  }

  private static int logarithm(Loop loop) {
    int longest = loop.calls ? CALLING_LOGARITHM : LONGEST_LOGARITHM;
    if (loop.levels > 0) {
      return Math.min(longest, NEST_LOGARITHMS[Math.min(loop.levels, NEST_LOGARITHMS.length) - 1]);
    }
    int size = log2(loop.instructions.cardinality()) + 1;
    return Math.min(longest, Math.max(4, INSTRUCTIONS_LOGARITHM - size));
  }

  private static int log2(int number) {
    return 31 - Integer.numberOfLeadingZeros(number);
  }

  /** The number of levels of loops within this one. */
  private int levelsWithin(int header, BitSet body) {
    int levels = 0;
    for (Map.Entry<Integer, BitSet> other : bodies.entrySet()) {
      if (other.getKey() != header && body.get(other.getKey())) {
        levels = Math.max(levels, 1 + levelsWithin(other.getKey(), other.getValue()));
      }
    }
    return levels;
  }

  /**
   * Removes the strips if a stop that is thrown at a header would lead to the same header again:
   * the handlers that cover the header may differ from those that cover the back-edge.
   */
  private void keepStopsFromComingBack(BitSet edges, BitSet unpolled, Map<BitSet, BitSet> closed) {
    if (strips.isEmpty() || code.handlers().isEmpty()) {
      return;
    }
    BitSet throwing = (BitSet) edges.clone();
    for (PolledLoop loop : strips.values()) {
      throwing.set(loop.header());
    }
    if (new ThrowCycles(code, throwing, throwing).find().intersects(throwing)) {
      for (PolledLoop loop : strips.values()) {
        unpolled.or(closed.get(bodies.get(blocks.blockOf(loop.header()))));
      }
      strips.clear();
      variables = 0;
    }
  }

  /** The loops that are cut into strips, in the order of the code. */
  public List<PolledLoop> strips() {
    return Collections.unmodifiableList(new ArrayList<>(strips.values()));
  }

  /** Whether the JIT must not know the number that this instruction pushes or adds. */
  public boolean isUnknown(int instruction) {
    return numbers.get(instruction);
  }

  /** Whether there is any such number. */
  boolean hasUnknownNumbers() {
    return !numbers.isEmpty();
  }

  /** The number of local variables of type {@code int} that the strips need. */
  public int variables() {
    return variables;
  }

  /**
   * The number of local variables of the method, as {@code max_locals} counts them (JVMS 4.7.3).
   */
  public int maxLocals() {
    return maxLocals;
  }

  /**
   * The number of the first variable of the strips: the one after the parameters, which leaves the
   * stack map frames short, unless the code keeps a {@code long} or a {@code double} across this
   * place.
   *
   * @param parameters how many local variables the parameters take
   */
  public int placeOfVariables(int parameters) {
    int place = parameters;
    while (text.isSecondHalf(place)) {
      place++;
    }
    return place;
  }

  /** The back-edges that get a gate; the others get a call. */
  BitSet gated() {
    return gated;
  }

  /**
   * The loop with strips that this jump closes; null if it closes none.
   *
   * @param target the number of the jump's target: those of a switch in their order, its default
   *     last
   */
  public PolledLoop loopClosedBy(int jump, int target) {
    PolledLoop loop = strips.get(code.jumps().get(jump)[target]);
    return loop != null && loop.holds(jump) ? loop : null;
  }

  /** The loop with strips that begins with this instruction; null if none does. */
  public PolledLoop startingAt(int instruction) {
    return strips.get(instruction);
  }
}
