package planted.adapter.pop.poller;

public final class Second {}
