package planted.application.day;

import planted.application.night.Night;

public record Day(Night before) {}
