/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The catalogue of the agent's messages to operators, an enum for each table of the page
 * Troubleshooting. Imports no other package of the agent.
 */
package io.loopbrake.agent.message;
