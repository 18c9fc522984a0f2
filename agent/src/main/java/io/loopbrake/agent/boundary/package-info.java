/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Knows where tasks begin and end, and plants a call at each of these boundaries: the methods in
 * which workers of pools take and finish their work, and the methods that the user names.
 *
 * <p>The calls report the kind and the place of a boundary. The ids of tasks, their stops and the
 * end of their requests belong to other packages. Code of this package runs in threads of the
 * application only while they load a class.
 */
package io.loopbrake.agent.boundary;
