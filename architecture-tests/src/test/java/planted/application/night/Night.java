package planted.application.night;

import planted.application.day.Day;

public record Night(Day before) {}
