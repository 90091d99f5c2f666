/** Optimizer hints: their keywords and the names they take are kept; whatever else stands between them is not. */

/** Keywords of Oracle's documentation and of what its own statements carry. */
const KEYWORDS = new Set(
  `all_rows append append_values and_equal batch_table_access_by_rowid bind_aware bitmap bitmap_tree bypass_recursive_check
  cache cache_cb cardinality change_dupkey_error_index check_acl_rewrite choose cluster cluster_by_rowid clustering
  connect_by_filtering connect_by_combine_sw connect_by_cost_based container_data containers cost_xml_query_rewrite cpu_costing
  cursor_sharing_exact db_version dbms_stats default_pdb_hint deref_no_rewrite disable_parallel_dml domain_index_filter domain_index_sort
  driving_site dynamic_sampling dynamic_sampling_est_cdn elim_groupby eliminate_join eliminate_oby enable_parallel_dml
  expand_gset_to_union expand_table expr_corr_check fact fact_ffs first_rows force_xml_query_rewrite fresh_mv full
  gather_optimizer_statistics gather_plan_statistics gby_concat_rollup gby_pushdown grouping hash hash_aj hash_sj
  ignore_optim_embedded_hints ignore_row_on_dupkey_index ignore_where_clause index index_asc index_combine index_desc index_ffs
  index_join index_rrs index_rs index_rs_asc index_rs_desc index_skip_scan_rs index_ss index_ss_asc index_ss_desc inline inmemory
  inmemory_pruning leading local_indexes materialize memoptimize_write merge merge_aj merge_const_on merge_sj mmon_slave
  model_min_analysis model_no_analysis monitor monitoring multimv native_full_outer_join nested_table_get_refs
  nested_table_set_setid nl_aj nl_sj nlj_batching nlj_prefetch no_access no_append no_auto_reoptimize no_bind_aware
  no_buffer no_cartesian no_cluster_by_rowid no_clustering no_connect_by_cost_based no_connect_by_filtering no_cost_xml_query_rewrite
  no_cpu_costing no_elim_groupby no_eliminate_join no_eliminate_oby no_expand no_expand_gset_to_union no_expand_table no_fact
  no_gather_optimizer_statistics no_gby_pushdown no_index no_index_ffs no_index_rs no_index_ss no_inmemory no_inmemory_pruning no_load
  no_merge no_model_push_ref no_monitor no_monitoring no_multimv_rewrite no_native_full_outer_join no_nlj_batching no_nlj_prefetch
  no_order_rollups no_outer_join_to_inner no_parallel no_parallel_index no_partial_commit no_partial_join no_place_distinct
  no_place_group_by no_pq_map no_pq_skew no_prune_gsets no_pull_pred no_push_pred no_push_subq no_px_join_filter no_qkn_buff
  no_query_transformation no_ref_cascade no_result_cache no_rewrite no_semijoin no_set_to_join no_sql_tune no_star_transformation
  no_statement_queuing no_stats_gsets no_substrb_pad no_swap_join_inputs no_table_lookup_by_nl no_temp_table no_transform_distinct_agg
  no_unnest no_use_hash no_use_hash_aggregation no_use_merge no_use_nl no_vector_transform no_xml_dml_rewrite no_xml_query_rewrite
  no_xmlindex_rewrite no_zonemap noappend nocache noparallel noparallel_index norewrite num_index_keys old_push_pred opaque_transform
  opaque_xcanonical opt_estimate opt_param optimizer_features_enable or_expand or_predicates ordered ordered_predicates
  outer_join_to_inner outline outline_leaf overflow_nomove parallel parallel_index partial_join piv_gb piv_ssf place_distinct
  place_group_by pq_concurrent_union pq_distribute pq_distribute_window pq_filter pq_map pq_skew precompute_subquery
  preserve_oid prune_gsets pull_pred push_pred push_subq px_join_filter qb_name qkn_buff query_rewrite ref_cascade_cursor
  relational remote_mapped result_cache restore_as_intervals restrict_all_ref_cons retry_on_row_change rewrite rewrite_or_error
  rowid rule save_as_intervals scn_ascending semijoin semijoin_driver set_to_join skip_ext_optimizer skip_unq_unusable_idx
  sqlldr star star_transformation statement_queuing streams subquery_pruning swap_join_inputs sys_dl_cursor
  sys_parallel_txn sys_rid_order table_stats tiv_gb tiv_ssf transform_distinct_agg unnest use_anti use_concat use_cube use_hash
  use_hash_aggregation use_invisible_indexes use_merge use_merge_cartesian use_nl use_nl_with_index use_semi use_ttt_for_gsets
  use_weak_name_resl vector_read vector_transform with_plsql x_dyn_prune xml_dml_rwt_stmt xmlindex_rewrite xmltable_rewrite
  xmltsetrewrite zonemap dbms_lob connect_by_elim_dups`.split(/\s+/),
);

/** A hint's text (between `/*+` and its end) with keywords and names only; empty if nothing is left. */
export function hintWithoutLiterals(text: string): string {
  const kept: string[] = [];
  // Strings first: what stands in one is neither keyword nor parenthesis.
  const plain = text.replace(/'(?:[^']|'')*(?:'|$)/g, ' ? ');
  const pattern = /([A-Za-z_]\w*)\s*(\([^()]*\)?)?|\([^()]*\)?|./gs;
  for (const [, word, group] of plain.matchAll(pattern)) {
    if (word === undefined || !KEYWORDS.has(word.toLowerCase())) continue;
    kept.push(group === undefined ? word : `${word}(${namesIn(group)})`);
  }
  return kept.join(' ');
}

/** What stands in a hint's parentheses, without numbers. */
function namesIn(group: string): string {
  const names = group.match(/@?"[^"\n]{1,128}"(?:@"[^"\n]{1,128}")?|[@\w$#.]+|\?/g) ?? [];
  return names.map((name) => (/^[\d.]/.test(name) ? '?' : name)).join(' ');
}
