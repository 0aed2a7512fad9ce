package planted.domain.dns;

/** Scenery: what the wrongs are done to. */
public record DomainName(String text) {}
