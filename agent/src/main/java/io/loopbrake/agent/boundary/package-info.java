/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where tasks begin and end: knows the places at which the workers of pools take up and finish
 * their work, and those that the user names, and plants a call there.
 *
 * <p>Tells what happens and where, and nothing more: what a task is called, who may stop it and
 * what becomes of a request when it ends is decided elsewhere. Nothing here runs in the
 * application's threads but while they load a class.
 */
package io.loopbrake.agent.boundary;
