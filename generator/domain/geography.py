"""Points on the earth: WGS 84 in degrees, latitude first."""

Point = tuple[float, float]

# The box around Germany catches swapped axes.
LATITUDE, LONGITUDE = (47.0, 55.2), (5.5, 15.5)


def middle(points: list[Point]) -> Point:
    """Return the mean of at least one point; good enough for the size of a city."""
    return (
        sum(latitude for latitude, _ in points) / len(points),
        sum(longitude for _, longitude in points) / len(points),
    )
