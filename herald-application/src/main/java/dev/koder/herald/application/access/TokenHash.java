package dev.koder.herald.application.access;

/**
 * What is kept of a token's secret.
 *
 * @param value SHA-256 (FIPS 180-4) of its characters, in hexadecimal
 */
public record TokenHash(String value) {}
