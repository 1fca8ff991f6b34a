# Completions of vpce for bash: `source <(vpce completions bash)`, or this file in bash-completion's folder.
# What may stand at the cursor is known to `vpce __complete` alone. To have it for the name aws, too: `complete -F _vpce aws`

_vpce() {
    local rest=$COMP_LINE words=() at=0 kept= program i piece gap start last word about path
    # Bash splits words at `=` and `:`, and replaces only the last piece: words are put together again here.
    for i in "${!COMP_WORDS[@]}"; do
        piece=${COMP_WORDS[i]}
        gap=${rest%%[![:space:]]*}
        rest=${rest#"$gap"}
        start=$((${#COMP_LINE} - ${#rest}))
        rest=${rest#"$piece"}
        if ((i == COMP_CWORD && COMP_POINT >= start)); then
            piece=${piece:0:COMP_POINT-start}
        fi
        if ((i == 0)) || [[ -n $gap ]]; then
            words+=("$piece")
        else
            words[last]+=$piece
        fi
        last=$((${#words[@]} - 1))
        if ((i == COMP_CWORD)); then
            at=$last
            kept=${words[at]%"$piece"}
            [[ $piece == *[!=:]* ]] || kept=${words[at]}
        fi
    done
    # Another program of the name aws is not asked.
    program=${words[0]}
    [[ ${program##*/} == vpce ]] || program=vpce

    COMPREPLY=()
    while IFS=$'\t' read -r word about; do
        if [[ $word == :files ]]; then
            while IFS= read -r path; do
                [[ -n $about && -d $path ]] && path+=/
                path=$about$path
                COMPREPLY+=("${path#"$kept"}")
            done < <(compgen -f -- "${words[at]#"$about"}")
            [[ -n $about ]] || compopt -o filenames 2>/dev/null
        elif [[ $COMP_TYPE == 63 && -n $about ]]; then
            # They are only listed, not inserted.
            COMPREPLY+=("${word#"$kept"}  ($about)")
        else
            COMPREPLY+=("${word#"$kept"}")
        fi
    done < <("$program" __complete "$at" "${words[@]}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

complete -F _vpce vpce
