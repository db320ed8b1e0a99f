using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>What goes wrong in k-means.</summary>
internal sealed class KMeansMisconceptions : MisconceptionFamily
{
    public override ImmutableArray<StandardMisconception> All =>
    [
        new("kmeans-averages-with-old", "Replace the centroid by the mean of its points; do not average it with the old one.", "新的中心直接取簇内各点的均值，不与旧中心平均。",
            Call("kmeans_update", "centroids", "(centroids + kmeans_update(X, labels, centroids, weights=weights, empty_policy=empty_policy))/2"),
            Call("kmeans_lloyd_step", "centroids", "(centroids + kmeans_lloyd_step(X, centroids, empty_policy=empty_policy).centroids)/2")),
        new("kmeans-counts-old", "The old centroid is no point of its cluster; you averaged it in.", "旧中心不是簇里的点，你把它也算进均值了。",
            Call("kmeans_update", "centroids", "if(weights == null, transpose((transpose(kmeans_update(X, labels, centroids))*kmeans_update(X, labels, centroids).counts + transpose(centroids))/(kmeans_update(X, labels, centroids).counts + 1)), null)"),
            Call("kmeans_lloyd_step", "centroids", "transpose((transpose(kmeans_update(X, kmeans_assign(X, centroids), centroids))*counts(X, centroids) + transpose(centroids))/(counts(X, centroids) + 1))")),
        new("kmeans-sum-for-mean", "You added the points of the cluster without dividing by their number.", "你只把簇内的点相加，没有除以点数。",
            Call("kmeans_update", "centroids", "if(weights == null, transpose(transpose(kmeans_update(X, labels, centroids))*kmeans_update(X, labels, centroids).counts), null)"),
            Call("kmeans_lloyd_step", "centroids", "transpose(transpose(kmeans_update(X, kmeans_assign(X, centroids), centroids))*counts(X, centroids))")),
        new("kmeans-unsquared", "The distances are squared; you took the root.", "这里用的是距离的平方，你开了方。",
            Call("kmeans_sq_distances", "distances", "sqrt(kmeans_sq_distances(X, centroids))"),
            Call("kmeans_assign", "min_sq_distance", "sqrt(kmeans_assign(X, centroids).min_sq_distance)"),
            Call("kmeans_inertia", "inertia", "sum(sqrt(kmeans_assign(X, centroids).min_sq_distance))"),
            Call("kmeans_lloyd_step", "inertia_before", "sum(sqrt(kmeans_assign(X, centroids).min_sq_distance))"),
            Call("kmeanspp_probabilities", "min_sq_distance", "sqrt(kmeanspp_probabilities(X, chosen).min_sq_distance)")),
        new("kmeans-inertia-mean", "Inertia is the sum over all points; you took the mean.", "惯性是所有点的平方距离之和，你取了平均。",
            Call("kmeans_inertia", "inertia", "kmeans_inertia(X, labels, centroids)/len(X)"),
            Call("kmeans_lloyd_step", "inertia_before", "kmeans_lloyd_step(X, centroids, empty_policy=empty_policy).inertia_before/len(X)"),
            Call("kmeans_lloyd_step", "inertia_after", "kmeans_lloyd_step(X, centroids, empty_policy=empty_policy).inertia_after/len(X)")),
        new("kmeans-inertia-old-centroids", "After the step the distances go to the new centroids; you took the old ones.", "更新之后要用新中心算距离，你用了旧中心。",
            Call("kmeans_lloyd_step", "inertia_after", "kmeans_lloyd_step(X, centroids, empty_policy=empty_policy).inertia_before")),
        new("kmeans-plus-plus-unsquared", "The next centre is drawn with a probability proportional to the squared distance.", "下一个中心按距离的平方成比例抽取，你没有平方。",
            Call("kmeanspp_probabilities", "probabilities", "sqrt(kmeanspp_probabilities(X, chosen).min_sq_distance)/sum(sqrt(kmeanspp_probabilities(X, chosen).min_sq_distance))")),
        new("kmeans-plus-plus-uniform", "The next centre is not drawn uniformly, but by squared distance.", "下一个中心不是均匀抽取，而是按距离的平方。",
            Call("kmeanspp_probabilities", "probabilities", "0*kmeanspp_probabilities(X, chosen).min_sq_distance + 1/len(X)")),
        new("silhouette-sign", "The silhouette is (b − a)/max(a, b), a within the own cluster; you turned it round.", "轮廓系数是 (b − a)/max(a, b)，a 是簇内距离，你把符号弄反了。",
            Call("silhouette", "per_point", "-silhouette(X, labels).per_point"),
            Call("silhouette", "score", "-silhouette(X, labels).score")),
    ];
}
