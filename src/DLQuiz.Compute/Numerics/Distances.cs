namespace DLQuiz.Compute.Numerics;

/// <summary>Distances as sums of squared differences, never as x·x − 2x·c + c·c, which cancels.</summary>
internal static class Distances
{
    public static double Squared(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            double difference = left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }

    /// <summary>The nearest of centroids that stand row after row; a tie goes to the lowest index.</summary>
    public static int Nearest(ReadOnlySpan<double> point, ReadOnlySpan<double> centroids, out double squaredDistance)
    {
        int nearest = 0;
        squaredDistance = Squared(point, centroids[..point.Length]);
        for (int j = 1; j < centroids.Length / point.Length; j++)
        {
            double distance = Squared(point, centroids.Slice(j * point.Length, point.Length));
            if (distance < squaredDistance)
            {
                squaredDistance = distance;
                nearest = j;
            }
        }
        return nearest;
    }
}
