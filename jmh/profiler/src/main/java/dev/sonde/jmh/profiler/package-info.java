/** The profiler that tells JMH what an operation costs. */
package dev.sonde.jmh.profiler;
